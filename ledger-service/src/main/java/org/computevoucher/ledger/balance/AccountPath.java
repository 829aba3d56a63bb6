package org.computevoucher.ledger.balance;

import java.util.Optional;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.book.Names;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * An account as a caller names it: {@code treasury:310000}, {@code available:310000-COMPUTE-2026},
 * {@code payable:310000-COMPUTE-2026:dc-1}, or without the payee for all payees together.
 *
 * @param kind what its money is
 * @param region whose book it stands in
 * @param pot whose money it is; null: the whole region's
 * @param payee whom it concerns; null: nobody, or all payees together
 */
record AccountPath(AccountKind kind, String region, @Nullable PotId pot, @Nullable String payee) {

    static final String SYNTAX =
            "an account is named treasury:region, kind:pot or kind:pot:payee, for example"
                    + " available:310000-COMPUTE-2026; payees have payable, paid, receivable and"
                    + " claims";

    /** The account of this path, or nothing where no account can have this path. */
    static Optional<AccountPath> parse(String path) {
        String[] parts = path.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            return Optional.empty();
        }
        String owner = parts[1];
        String payee = parts.length == 3 ? parts[2] : null;
        return AccountKind.ofWord(parts[0])
                .flatMap(
                        kind ->
                                kind.isPerRegion()
                                        ? ofRegion(kind, owner, payee)
                                        : ofPot(kind, owner, payee));
    }

    private static Optional<AccountPath> ofRegion(
            AccountKind kind, String region, @Nullable String payee) {
        return PotId.isRegion(region) && payee == null
                ? Optional.of(new AccountPath(kind, region, null, null))
                : Optional.empty();
    }

    private static Optional<AccountPath> ofPot(
            AccountKind kind, String owner, @Nullable String payee) {
        if (payee != null && !(kind.isPerPayee() && Names.isName(payee))) {
            return Optional.empty();
        }
        return PotId.parse(owner).map(pot -> new AccountPath(kind, pot.region(), pot, payee));
    }

    /** Whether it stands for the accounts of all payees together. */
    boolean isOfAllPayees() {
        return kind.isPerPayee() && payee == null;
    }

    @Override
    public String toString() {
        String owner = pot == null ? region : pot.toString();
        return kind.word() + ':' + owner + (payee == null ? "" : ':' + payee);
    }
}
