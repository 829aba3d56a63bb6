package org.computevoucher.issuance.programme;

/** When the vouchers of a programme begin to be valid. */
public enum ValidFrom {
    /** On the day of their issue, Asia/Shanghai. */
    ISSUE_DAY,
    /** On 1 January of their pot's fiscal year. */
    YEAR_START
}
