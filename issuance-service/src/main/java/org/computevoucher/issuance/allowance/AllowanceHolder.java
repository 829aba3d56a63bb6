package org.computevoucher.issuance.allowance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;

/**
 * Whose faces are counted together.
 *
 * @param programme the programme, for example {@code 310000-COMPUTE}
 * @param year the calendar year of issue, Asia/Shanghai
 * @param kind an enterprise or a group: a group could be named like an enterprise
 * @param name the enterprise's code, or the group's name
 */
record AllowanceHolder(String programme, int year, Kind kind, String name) {

    enum Kind {
        ENTERPRISE,
        GROUP
    }

    /** The id of its allowance. */
    String id() {
        return "allowance/%s/%d/%s/%s".formatted(programme, year, kind, name);
    }

    /**
     * Who counts a voucher: its enterprise, and its affiliate group where it is in one. An
     * enterprise that joins or leaves a group so takes with it what it has got.
     */
    static List<AllowanceHolder> of(
            String programme,
            Instant issuedAt,
            String enterprise,
            @Nullable String affiliateGroup) {
        int year = ShanghaiTime.dayOf(issuedAt).getYear();
        List<AllowanceHolder> holders = new ArrayList<>();
        holders.add(new AllowanceHolder(programme, year, Kind.ENTERPRISE, enterprise));
        if (affiliateGroup != null) {
            holders.add(new AllowanceHolder(programme, year, Kind.GROUP, affiliateGroup));
        }
        return holders;
    }
}
