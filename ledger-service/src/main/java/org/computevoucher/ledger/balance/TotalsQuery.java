package org.computevoucher.ledger.balance;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.ledger.book.Names;
import org.computevoucher.ledger.query.PotScope;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.json.Scalars;
import org.jspecify.annotations.Nullable;

/** Whose money is added up. */
sealed interface TotalsQuery {

    /** Who is bound to a region asks within it. */
    Owner owner();

    record OfPots(PotScope scope) implements TotalsQuery {

        @Override
        public Owner owner() {
            return Owner.region(scope.region());
        }
    }

    /**
     * What a payee is owed, was paid and has to give back.
     *
     * @param region in whose pots; null: in all
     */
    record OfPayee(String payee, @Nullable String region) implements TotalsQuery {

        @Override
        public Owner owner() {
            return Owner.region(region);
        }
    }

    /**
     * What the vouchers of an enterprise have left, and the same as of a payee.
     *
     * @param region in whose pots; null: in all
     */
    record OfEnterprise(String enterprise, @Nullable String region) implements TotalsQuery {

        @Override
        public Owner owner() {
            return Owner.region(region);
        }
    }

    /** What a voucher has left. */
    record OfVoucher(UUID voucherId) implements TotalsQuery {

        @Override
        public Owner owner() {
            return Owner.region(null);
        }
    }

    /**
     * @throws UnreadableQuery where not exactly one is named (a payee or an enterprise with or
     *     without a region), or one is named that nothing can be
     */
    static TotalsQuery of(
            @Nullable String region,
            @Nullable String programme,
            @Nullable String pot,
            @Nullable String payee,
            @Nullable String enterprise,
            @Nullable String voucherId) {
        long others =
                Stream.of(programme, pot, payee, enterprise, voucherId)
                        .filter(Objects::nonNull)
                        .count();
        boolean isOfParty = payee != null || enterprise != null;
        if (others > 1 || (others == 1 && region != null && !isOfParty)) {
            throw unclear();
        }
        if (payee != null) {
            return new OfPayee(name("payee", payee), region(region));
        }
        if (enterprise != null) {
            return new OfEnterprise(name("enterprise", enterprise), region(region));
        }
        if (voucherId != null) {
            return new OfVoucher(
                    Scalars.uuid(voucherId)
                            .orElseThrow(
                                    () ->
                                            new UnreadableQuery(
                                                    Reason.MALFORMED_VOUCHER,
                                                    "voucherId is a UUID.",
                                                    "voucherId")));
        }
        if (programme != null) {
            return ofPots(PotScope.OfProgramme.class, "programme", programme);
        }
        if (pot != null) {
            return ofPots(PotScope.OfPot.class, "pot", pot);
        }
        if (region != null) {
            return ofPots(PotScope.OfRegion.class, "region", region);
        }
        throw unclear();
    }

    private static OfPots ofPots(Class<? extends PotScope> type, String parameter, String name) {
        return PotScope.parse(name)
                .filter(type::isInstance)
                .map(OfPots::new)
                .orElseThrow(
                        () ->
                                new UnreadableQuery(
                                        Reason.MALFORMED_QUERY,
                                        "No %s can have this name; a region is named by six digits, a programme"
                                                        .formatted(parameter)
                                                + " as 310000-COMPUTE, a pot as 310000-COMPUTE-2026.",
                                        parameter));
    }

    private static @Nullable String region(@Nullable String region) {
        if (region != null) {
            var _ = ofPots(PotScope.OfRegion.class, "region", region);
        }
        return region;
    }

    private static String name(String parameter, String name) {
        if (!Names.isName(name)) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_QUERY, parameter + " is nobody's name.", parameter);
        }
        return name;
    }

    private static UnreadableQuery unclear() {
        return new UnreadableQuery(
                Reason.MALFORMED_QUERY,
                "Name one of region, programme, pot, payee, enterprise and voucherId; a payee or an"
                        + " enterprise can be asked for within a region.",
                "region",
                "programme");
    }
}
