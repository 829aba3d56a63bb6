package org.computevoucher.issuance.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.issuance.allowance.AllowanceEvent;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceTaken;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.jspecify.annotations.Nullable;

/**
 * What every enterprise and every affiliate group has got in a calendar year, as the vouchers tell
 * it; the allowances' own account of that has to be the same.
 */
final class Caps {

    private final String programme;
    private final Map<String, Long> takenFen = new HashMap<>();
    private final Map<String, Long> ofAllowancesFen = new HashMap<>();
    private final Map<UUID, List<String>> holdersOf = new HashMap<>();

    Caps(String programme) {
        this.programme = programme;
    }

    /** Who counts a voucher. */
    List<String> holders(int year, String enterprise, @Nullable String group) {
        String prefix = "allowance/%s/%d/".formatted(programme, year);
        String own = prefix + "ENTERPRISE/" + enterprise;
        return group == null ? List.of(own) : List.of(own, prefix + "GROUP/" + group);
    }

    void issued(VoucherIssued voucher, VoucherGrant grant, @Nullable Long capFen) {
        List<String> holders =
                holders(
                        Rulebook.dayOf(voucher.recordedAt()).getYear(),
                        voucher.terms().enterprise(),
                        grant.affiliateGroup());
        holdersOf.put(voucher.voucherId(), holders);
        for (String holder : holders) {
            long taken = takenFen.merge(holder, voucher.terms().faceFen(), Long::sum);
            Broken.unless(
                    capFen == null || taken <= capFen,
                    "%s has %d of at most %d after %s",
                    holder,
                    taken,
                    capFen,
                    voucher);
        }
    }

    void cameBack(UUID voucherId, long fen) {
        for (String holder : holdersOf.getOrDefault(voucherId, List.of())) {
            long taken = takenFen.merge(holder, -fen, Long::sum);
            Broken.unless(taken >= 0, "%s gave back more than it had", holder);
        }
    }

    void follow(AllowanceEvent event) {
        switch (event) {
            case AllowanceTaken taken ->
                    ofAllowancesFen.merge(taken.allowance(), taken.faceFen(), Long::sum);
            case AllowanceFreed freed ->
                    ofAllowancesFen.merge(freed.allowance(), -freed.unusedFen(), Long::sum);
        }
    }

    long takenFen(String holder) {
        return takenFen.getOrDefault(holder, 0L);
    }

    /** The most that any of those who count a voucher has got. */
    long mostTakenFen(List<String> holders) {
        return holders.stream().mapToLong(this::takenFen).max().orElseThrow();
    }

    /** After a command: vouchers and allowances tell the same. */
    void mustAgree() {
        Broken.unless(
                Stream.concat(takenFen.keySet().stream(), ofAllowancesFen.keySet().stream())
                        .allMatch(
                                holder ->
                                        takenFen(holder)
                                                == ofAllowancesFen.getOrDefault(holder, 0L)),
                "the vouchers say %s, the allowances %s",
                takenFen,
                ofAllowancesFen);
    }
}
