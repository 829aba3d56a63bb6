package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.redemption.validity.VoucherValidity;

/**
 * What a voucher was issued with.
 *
 * @param pot the pot that pays
 * @param region of the pot
 * @param enterprise the holder's Unified Social Credit Code
 * @param faceFen the most that all subsidies can be together, in fen
 * @param rateBasisPoints the share of eligible cost that the pot pays, in basis points
 * @param payee who is reimbursed
 */
public record VoucherTerms(
        String pot,
        String region,
        String enterprise,
        long faceFen,
        int rateBasisPoints,
        VoucherValidity validity,
        PayeeKind payee) {

    /** The id of who is reimbursed for usage in a data centre. */
    String payeeOf(String dataCentre) {
        return switch (payee) {
            case DATA_CENTRE -> dataCentre;
            case ENTERPRISE -> enterprise;
        };
    }
}
