package org.computevoucher.platform.reconciliation;

/** A read model tells of more accounts than a statement may: the setting has to be raised. */
final class TooManyAccountsException extends RuntimeException {

    TooManyAccountsException(String kind, int limit) {
        super(
                "there are more than %d accounts of kind %s, so they are not stated: raise computevoucher.statements.account-limit"
                        .formatted(limit, kind),
                null,
                false,
                false);
    }
}
