package org.computevoucher.issuance.voucher;

/** Why a voucher is suspended. */
public enum SuspensionReason {
    UNDER_INVESTIGATION,
    /** Its holder asked for it. */
    HOLDER_REQUEST,
    /** The holder or a data centre does not keep what the programme asks for. */
    COMPLIANCE,
    OTHER
}
