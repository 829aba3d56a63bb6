package org.computevoucher.ledger.export;

import java.util.Optional;
import java.util.stream.Stream;
import org.computevoucher.ledger.balance.Moment;
import org.computevoucher.ledger.query.AccountPath;
import org.computevoucher.ledger.query.PotScope;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/**
 * Which balances are exported.
 *
 * @param scope whose; null: everybody's
 * @param after the last account that is there already; null: none
 */
record BalancesQuery(@Nullable PotScope scope, Moment moment, @Nullable AccountPath after) {

    /** Who is bound to a region asks within it. */
    static Owner owner(@Nullable PotScope scope) {
        return Owner.region(scope == null ? null : scope.region());
    }

    /**
     * @throws UnreadableQuery MALFORMED_QUERY where more than one is named, or one that nothing can
     *     be
     */
    static @Nullable PotScope scope(
            @Nullable String region, @Nullable String programme, @Nullable String pot) {
        if (Stream.of(region, programme, pot).filter(name -> name != null).count() > 1) {
            throw unclear("region", "programme", "pot");
        }
        if (region != null) {
            return scope(PotScope.OfRegion.class, "region", region);
        }
        if (programme != null) {
            return scope(PotScope.OfProgramme.class, "programme", programme);
        }
        return pot == null ? null : scope(PotScope.OfPot.class, "pot", pot);
    }

    private static PotScope scope(Class<? extends PotScope> type, String parameter, String name) {
        return PotScope.parse(name).filter(type::isInstance).orElseThrow(() -> unclear(parameter));
    }

    private static UnreadableQuery unclear(String... parameters) {
        return new UnreadableQuery(
                Reason.MALFORMED_QUERY,
                "Name one of a region (310000), a programme (310000-COMPUTE) and a pot"
                        + " (310000-COMPUTE-2026), or none for all.",
                parameters);
    }

    /**
     * @throws UnreadableQuery MALFORMED_AFTER where no account is named so
     */
    static @Nullable AccountPath after(ExportFormat format, @Nullable String after) {
        if (after == null) {
            return null;
        }
        Optional<AccountPath> path =
                format == ExportFormat.HLEDGER ? Hledger.path(after) : AccountPath.parse(after);
        return path.orElseThrow(
                () ->
                        new UnreadableQuery(
                                Reason.MALFORMED_AFTER,
                                "after is the last account that arrived, as it stands in the export.",
                                "after"));
    }
}
