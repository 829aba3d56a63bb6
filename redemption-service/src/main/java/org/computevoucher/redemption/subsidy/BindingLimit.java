package org.computevoucher.redemption.subsidy;

/** What kept a subsidy from being larger. */
public enum BindingLimit {
    /** The voucher's rate. */
    RATE,
    /** The voucher's face amount: the rate alone would have given more. */
    FACE
}
