package org.computevoucher.ledger.book;

import java.util.Objects;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * An account of a region's book. Its path is {@code treasury:310000}, {@code
 * available:310000-COMPUTE-2026} or {@code payable:310000-COMPUTE-2026:dc-1}.
 *
 * @param kind what its money is
 * @param pot whose money it is; for the treasury, the pot whose share of it is meant: lines name
 *     it, the path does not
 * @param payee whom it concerns, where the kind is per payee; null otherwise
 */
record Account(AccountKind kind, PotId pot, @Nullable String payee) {

    /**
     * @throws IllegalArgumentException if a payee is missing, malformed or too many
     */
    Account {
        if (kind.isPerPayee() != (payee != null)) {
            throw new IllegalArgumentException(
                    kind.word() + (payee == null ? " needs a payee" : " has no payee"));
        }
        if (payee != null) {
            Names.require(payee);
        }
    }

    static Account of(AccountKind kind, PotId pot) {
        return new Account(kind, pot, null);
    }

    static Account of(AccountKind kind, PotId pot, String payee) {
        return new Account(kind, pot, Objects.requireNonNull(payee));
    }

    /**
     * The account of a path that names a pot: any but the treasury's.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Account ofPath(String path) {
        String[] parts = path.split(":", 3);
        AccountKind kind =
                AccountKind.ofWord(parts[0])
                        .filter(word -> parts.length > 1)
                        .orElseThrow(() -> new IllegalArgumentException("no account is " + path));
        return new Account(kind, PotId.of(parts[1]), parts.length == 3 ? parts[2] : null);
    }

    String path() {
        String owner = kind.isPerRegion() ? pot.region() : pot.toString();
        return kind.word() + ':' + owner + (payee == null ? "" : ':' + payee);
    }

    /** All accounts of this kind in this pot together: what the equation of a pot is made of. */
    String kindInPot() {
        return kind.word() + ':' + pot;
    }
}
