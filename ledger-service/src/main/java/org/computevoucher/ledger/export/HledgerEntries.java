package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import org.computevoucher.ledger.journal.EntryView;
import org.computevoucher.ledger.journal.EntryView.LineView;

/**
 * A transaction for each entry, on the day of Asia/Shanghai on which it was recorded, with the day
 * on which it was effective as secondary date: {@code hledger balance -e} a day says what the book
 * knew before that day, {@code --date2} with it what had happened before that day. Both times and
 * all ids are tags.
 *
 * <p>Each posting asserts the account's balance after it. These are balances in the order of the
 * record, which a late entry never changes, and recorded days never fall within a book: so {@code
 * hledger check} proves all of them, and an entry is written alike whatever comes after it. Each
 * account is declared where it begins from nothing.
 *
 * <p>Accounts are {@code region:programme:year:kind[:payee]}, so that hledger adds up programmes
 * and regions itself; money of the region's treasury is {@code region:treasury}.
 */
final class HledgerEntries implements PostingsFormat.EntryWriter {

    private final Hledger journal;

    HledgerEntries(Writer out, boolean isContinued) throws IOException {
        this.journal = new Hledger(out);
        if (!isContinued) {
            journal.begin(
                    "Compute-voucher ledger: one transaction per entry, in the order of the ledger.");
        }
    }

    @Override
    public void write(EntryView entry) throws IOException {
        for (LineView line : entry.lines()) {
            if (line.amountFen() == line.balanceFen()) {
                journal.declare(line.account());
            }
        }
        LineView first = entry.lines().getFirst();
        journal.transaction(
                entry.recordedAt(),
                entry.effectiveAt(),
                entry.ledgerNumber(),
                entry.factType().substring(entry.factType().lastIndexOf('.') + 1),
                first.pot());
        journal.tag("book", entry.book());
        journal.tag("entry", entry.entryNumber());
        journal.tag("recorded", entry.recordedAt());
        journal.tag("effective", entry.effectiveAt());
        journal.tag("event", entry.eventId());
        journal.tag("fact", entry.factId());
        journal.tag("cause", entry.causeId());
        journal.tag(
                "source",
                "%s/%d@%d"
                        .formatted(
                                entry.source().topic(),
                                entry.source().partition(),
                                entry.source().offset()));
        journal.tag("voucher", first.voucherId());
        journal.tag("payee", first.payee());
        journal.tag("datacentre", first.dataCentre());
        journal.tag("enterprise", first.enterprise());
        journal.tag("suspense", entry.suspenseReason());
        journal.tag("clears", entry.clearsEntryNumber());
        journal.tag("application", entry.applicationId());
        journal.tag("settlement", entry.settlementId());
        journal.tag("payment", entry.paymentId());
        for (LineView line : entry.lines()) {
            journal.posting(line.account(), line.amountFen(), line.balanceFen());
        }
    }
}
