package org.computevoucher.issuance.enterprise;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The bodies that make entries in the register. Boxed, so that what is missing is named. */
final class EntryRequest {

    private EntryRequest() {}

    /**
     * The body of {@code POST /api/v1/enterprises}.
     *
     * @param firstDay since when, Asia/Shanghai
     */
    record Registration(
            @NotNull
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    String enterprise,
            @NotNull LocalDate firstDay,
            @NotNull EnterpriseClass enterpriseClass,
            @NotNull @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    String region,
            @Pattern(regexp = Standing.GROUP_SYNTAX, message = Standing.GROUP_WORDS)
                    @Nullable String affiliateGroup) {

        Standing standing() {
            return new Standing(enterpriseClass, region, affiliateGroup);
        }
    }

    /**
     * The body of {@code POST /api/v1/enterprises/{enterprise}/changes}: all of what it is then.
     *
     * @param firstDay from when on, Asia/Shanghai
     */
    record Change(
            @NotNull LocalDate firstDay,
            @NotNull EnterpriseClass enterpriseClass,
            @NotNull @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    String region,
            @Pattern(regexp = Standing.GROUP_SYNTAX, message = Standing.GROUP_WORDS)
                    @Nullable String affiliateGroup) {

        Standing standing() {
            return new Standing(enterpriseClass, region, affiliateGroup);
        }
    }
}
