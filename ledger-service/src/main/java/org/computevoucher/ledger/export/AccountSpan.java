package org.computevoucher.ledger.export;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.query.PotScope;

/**
 * The accounts of one kind in a scope, as a span of the names of histories; some of those are sums,
 * which are no accounts. Together the accounts of all kinds hold 0: of a region the treasury's own
 * account is among them, of less than a region its pots' shares of it.
 *
 * @param from the first name there could be
 * @param to the first name that is none of them any more
 * @param parties whether the accounts are those of parties: payees or vouchers
 */
record AccountSpan(AccountKind kind, String from, String to, boolean parties) {

    /** What follows the hyphen, and the colon, in the order of characters. */
    private static final char AFTER_HYPHEN = '-' + 1;

    private static final char AFTER_COLON = ':' + 1;

    /** In the order of the kinds' words, so that all names are in order. */
    static List<AccountSpan> of(PotScope scope, boolean byVoucher) {
        return Arrays.stream(AccountKind.values())
                .sorted(Comparator.comparing(AccountKind::word))
                .map(kind -> of(kind, scope, byVoucher))
                .toList();
    }

    private static AccountSpan of(AccountKind kind, PotScope scope, boolean byVoucher) {
        String name = kind.word() + ':' + scope;
        boolean parties = kind.isPerPayee() || (kind == AccountKind.OUTSTANDING && byVoucher);
        return switch (scope) {
            case PotScope.OfPot pot -> new AccountSpan(kind, name, name + AFTER_COLON, parties);
            case PotScope.OfRegion region when kind.isPerRegion() ->
                    new AccountSpan(kind, name, name + '-', false);
            case PotScope.OfRegion region -> ofPots(kind, name, parties);
            case PotScope.OfProgramme programme -> ofPots(kind, name, parties);
        };
    }

    private static AccountSpan ofPots(AccountKind kind, String name, boolean parties) {
        return new AccountSpan(kind, name + '-', name + AFTER_HYPHEN, parties);
    }

    /** Whether a name within it is that of an account. */
    boolean hasAccount(String name) {
        return parties == name.indexOf(':') < name.lastIndexOf(':');
    }

    /** Whether accounts are rare among the names: each has those of all its parties behind it. */
    boolean isSparse() {
        return kind == AccountKind.OUTSTANDING && !parties;
    }
}
