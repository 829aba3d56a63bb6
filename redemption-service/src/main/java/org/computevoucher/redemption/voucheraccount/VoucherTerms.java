package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.SubsidyTerms;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher was issued with.
 *
 * @param pot the pot that pays
 * @param region of the pot
 * @param enterprise the holder's Unified Social Credit Code
 * @param faceFen the most that all subsidies can be together, in fen
 * @param rateBasisPoints the share of eligible cost that the pot pays, in basis points
 * @param payee who is reimbursed
 * @param dataCentreRegion the region of the data centres where it is good; null: any
 * @param hardwareClass the hardware class of the data centres where it is good; null: any
 * @param stacking EXCLUSIVE or ALLOWED; null: as EXCLUSIVE
 */
public record VoucherTerms(
        String pot,
        String region,
        String enterprise,
        long faceFen,
        int rateBasisPoints,
        VoucherValidity validity,
        PayeeKind payee,
        @Nullable String dataCentreRegion,
        @Nullable String hardwareClass,
        @Nullable String stacking) {

    private static final String ALLOWED = "ALLOWED";

    /** Whether other vouchers may subsidise what this one does. */
    boolean allowsStacking() {
        return ALLOWED.equals(stacking);
    }

    /** What it pays of what was used. */
    SubsidyTerms subsidy() {
        return new SubsidyTerms(Money.ofFen(faceFen), rateBasisPoints);
    }

    /** The id of who is reimbursed for usage in a data centre. */
    String payeeOf(String dataCentre) {
        return switch (payee) {
            case DATA_CENTRE -> dataCentre;
            case ENTERPRISE -> enterprise;
        };
    }

    /**
     * Who names another pot does not mean this voucher.
     *
     * @throws IllegalStateException if it is another one: a bug, never a rule
     */
    void requirePot(String other) {
        if (!pot.equals(other)) {
            throw new IllegalStateException(
                    "a voucher of the pot %s, not %s".formatted(pot, other));
        }
    }
}
