package org.computevoucher.issuance.programme;

/** Who is reimbursed for what a voucher pays. */
public enum Payee {
    /** The data centre, which deducts the subsidy on its bill. */
    DATA_CENTRE,
    /** The enterprise, which pays the whole bill and gets the subsidy back. */
    ENTERPRISE
}
