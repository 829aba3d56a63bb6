package org.computevoucher.redemption.statement;

/**
 * Whose statement a line belongs to, and of which pot.
 *
 * @param party the code of a data centre or of an enterprise: payees share these names, so no two
 *     of them are alike
 */
record Account(String party, String pot) {

    /** What all lines of one kind are added up under. */
    record Kind(Account account, LineKind kind) {}

    /** As the id of a payee's account is written: neither part has a colon. */
    static Account ofPayee(String payeeAccount) {
        int colon = payeeAccount.indexOf(':');
        return new Account(payeeAccount.substring(colon + 1), payeeAccount.substring(0, colon));
    }
}
