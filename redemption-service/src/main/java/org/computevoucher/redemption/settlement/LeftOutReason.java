package org.computevoucher.redemption.settlement;

/** Why a payee was left out of a run. */
enum LeftOutReason {
    /** Nobody has said where it wants its money. */
    BANK_ACCOUNT_MISSING
}
