package org.computevoucher.redemption.voucheraccount;

/** Who is reimbursed for what a voucher pays. */
public enum PayeeKind {
    /** The data centre, which deducts the subsidy on its bill. */
    DATA_CENTRE,
    /** The enterprise, which pays the whole bill and gets the subsidy back. */
    ENTERPRISE
}
