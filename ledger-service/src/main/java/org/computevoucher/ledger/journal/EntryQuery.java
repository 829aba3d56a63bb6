package org.computevoucher.ledger.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.book.Names;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.json.Scalars;
import org.jspecify.annotations.Nullable;

/** Which entries are asked for. */
sealed interface EntryQuery {

    /** The whole book of a region. */
    record OfRegion(String region) implements EntryQuery {}

    /** That of one fact. */
    record OfFact(UUID factId) implements EntryQuery {}

    /**
     * @param owner whose it is; who is bound to a region asks within it
     */
    record About(EntryDimension dimension, Object which, Owner owner) implements EntryQuery {}

    /**
     * @throws UnreadableQuery where not exactly one is named, or one is named that nothing can be
     */
    static EntryQuery of(
            @Nullable String region,
            @Nullable String pot,
            @Nullable String voucherId,
            @Nullable String payee,
            @Nullable String dataCentre,
            @Nullable String enterprise,
            @Nullable String factId) {
        List<EntryQuery> named = new ArrayList<>();
        if (region != null) {
            named.add(ofRegion(region));
        }
        if (pot != null) {
            named.add(ofPot(pot));
        }
        if (voucherId != null) {
            UUID id = uuid(voucherId, "voucherId", Reason.MALFORMED_VOUCHER);
            named.add(new About(EntryDimension.VOUCHER_ID, id, Owner.region(null)));
        }
        if (payee != null) {
            named.add(ofName(EntryDimension.PAYEE, "payee", payee));
        }
        if (dataCentre != null) {
            named.add(ofName(EntryDimension.DATA_CENTRE, "dataCentre", dataCentre));
        }
        if (enterprise != null) {
            named.add(ofName(EntryDimension.ENTERPRISE, "enterprise", enterprise));
        }
        if (factId != null) {
            named.add(new OfFact(uuid(factId, "factId", Reason.MALFORMED_FACT_ID)));
        }
        if (named.size() != 1) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_QUERY,
                    "Name one of region, pot, voucherId, payee, dataCentre, enterprise and factId.",
                    "region",
                    "factId");
        }
        return named.getFirst();
    }

    private static EntryQuery ofRegion(String region) {
        if (!PotId.isRegion(region)) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_REGION,
                    "A region is named by six digits, for example 310000.",
                    "region");
        }
        return new OfRegion(region);
    }

    private static EntryQuery ofPot(String pot) {
        PotId id =
                PotId.parse(pot)
                        .orElseThrow(
                                () ->
                                        new UnreadableQuery(
                                                Reason.MALFORMED_POT, PotId.SYNTAX, "pot"));
        return new About(EntryDimension.POT, pot, Owner.region(id.region()));
    }

    private static EntryQuery ofName(EntryDimension dimension, String parameter, String name) {
        if (!Names.isName(name)) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_QUERY, parameter + " is nobody's name.", parameter);
        }
        return new About(dimension, name, Owner.region(null));
    }

    private static UUID uuid(String text, String parameter, Reason reason) {
        return Scalars.uuid(text)
                .orElseThrow(
                        () -> new UnreadableQuery(reason, parameter + " is a UUID.", parameter));
    }
}
