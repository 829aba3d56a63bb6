package org.computevoucher.replay;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.computevoucher.replay.Facts.Place;
import org.computevoucher.replay.PostingTable.NoRule;
import org.computevoucher.replay.PostingTable.Rule;
import org.jspecify.annotations.Nullable;

/** Makes numbers of what a record says; keeps the names of pots, payees and vouchers. */
final class FactReader {

    /** What a record says; rule, scope and voucher by their numbers. */
    record Content(
            UUID id,
            int rule,
            int scope,
            int voucher,
            long amountFen,
            long effectiveMicros,
            Papers papers) {}

    final Scopes scopes = new Scopes();
    final Uuids vouchers = new Uuids();
    final IntColumn potOfVoucher = new IntColumn();

    /** Whose book a record belongs in. */
    static String region(IndexedRecord record) throws NoRule {
        if (record.getSchema().getField("region") == null) {
            throw new NoRule("there is no posting rule for " + record.getSchema().getFullName());
        }
        return text(record, "region");
    }

    /**
     * @throws NoRule or {@link IllegalArgumentException} or {@link ArithmeticException}: what it
     *     says makes no sense
     */
    Content read(IndexedRecord record, @Nullable String ceId, Place place) throws NoRule {
        Rule rule = PostingTable.ruleOf(record);
        String eventId = text(record, "eventId");
        if (ceId != null && !ceId.equals(eventId)) {
            throw new NoRule("its header says event " + ceId + ", its value " + eventId);
        }
        if (!rule.fact().startsWith(place.topic() + '.')) {
            throw new NoRule("a " + rule.fact() + " is not for this topic");
        }
        String pot = text(record, "pot");
        if (!Scopes.isPot(pot) || !Scopes.regionOf(pot).equals(text(record, "region"))) {
            throw new NoRule("pot " + pot + " does not lie in " + text(record, "region"));
        }
        long amountFen = rule.amount().isEmpty() ? 0 : rule.amountFen(record);
        int scope = scopes.of(pot, rule.concernsPayee() ? text(record, "payee") : null);
        Papers papers = Papers.of(record);
        papers.requireSum(amountFen);
        for (Papers.Share share : papers.shares()) {
            int _ = voucher(share.voucher(), scope);
        }
        return new Content(
                UUID.fromString(eventId),
                rule.number(),
                scope,
                voucherOf(record, rule, scope),
                amountFen,
                Facts.micros((Instant) PostingTable.field(record, "effectiveAt")),
                papers);
    }

    /** A decision on an application has a voucher only where it grants one. */
    private int voucherOf(IndexedRecord record, Rule rule, int scope) throws NoRule {
        boolean namesOne =
                rule.concernsVoucher() && PostingTable.field(record, "voucherId") != null;
        return namesOne ? voucher(UUID.fromString(text(record, "voucherId")), scope) : Uuids.NONE;
    }

    private int voucher(UUID id, int scope) throws NoRule {
        int pot = scopes.potNumber(scope);
        int number = vouchers.add(id);
        if (number == potOfVoucher.size()) {
            potOfVoucher.add(pot);
        } else if (potOfVoucher.get(number) != pot) {
            throw new NoRule(
                    "voucher %s is one of pot %s"
                            .formatted(id, scopes.pot(potOfVoucher.get(number))));
        }
        return number;
    }

    private static String text(IndexedRecord record, String field) {
        return String.valueOf(PostingTable.field(record, field));
    }
}
