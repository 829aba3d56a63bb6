package org.computevoucher.issuance.application;

import org.computevoucher.platform.refusal.Refusal;

/**
 * Why an application was decided as it was.
 *
 * @param reason a stable code: that of the rule, or of {@link DecisionReason}
 * @param detail what is wrong and what would be right, without personal data
 */
public record Reason(String reason, String detail) {

    static Reason of(Refusal refusal) {
        return new Reason(refusal.reason(), refusal.detail());
    }
}
