package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.ledger.journal.EntryView;
import org.computevoucher.ledger.journal.EntryView.LineView;
import org.jspecify.annotations.Nullable;

/**
 * A transaction for each entry, on the day of Asia/Shanghai on which it was recorded, with the day
 * on which it was effective as secondary date ({@code --date2}); both times and all ids are tags.
 * Each posting asserts the account's balance after it: recorded days never fall within a book, so
 * {@code hledger check} proves all of them.
 *
 * <p>Accounts are {@code region:programme:year:kind[:payee]}, so that hledger adds up programmes
 * and regions itself; money of the region's treasury is {@code region:treasury}.
 */
final class HledgerEntries implements PostingsFormat.EntryWriter {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int DECIMALS = 2;

    private final Writer out;

    HledgerEntries(Writer out, boolean isContinued) throws IOException {
        this.out = out;
        if (!isContinued) {
            out.append(
                    "; Compute-voucher ledger: one transaction per entry, in the order of the ledger.\n");
            out.append("commodity CNY 1000.00\n");
        }
    }

    @Override
    public void write(EntryView entry) throws IOException {
        out.append('\n')
                .append(day(entry.recordedAt()))
                .append('=')
                .append(day(entry.effectiveAt()));
        out.append(" (").append(Long.toString(entry.ledgerNumber())).append(") ");
        out.append(entry.factType().substring(entry.factType().lastIndexOf('.') + 1));
        out.append(" | ").append(entry.lines().getFirst().pot()).append('\n');
        for (String tag : tags(entry)) {
            out.append("    ; ").append(tag).append('\n');
        }
        for (LineView line : entry.lines()) {
            out.append("    ").append(account(line)).append("  ").append(money(line.amountFen()));
            out.append(" = ").append(money(line.balanceFen())).append('\n');
        }
    }

    private static List<String> tags(EntryView entry) {
        LineView line = entry.lines().getFirst();
        List<String> tags = new ArrayList<>();
        tags.add("book:" + entry.book());
        tags.add("entry:" + entry.entryNumber());
        tags.add("recorded:" + entry.recordedAt());
        tags.add("effective:" + entry.effectiveAt());
        tags.add("event:" + entry.eventId());
        tags.add("fact:" + entry.factId());
        add(tags, "cause", entry.causeId());
        tags.add(
                "source:%s/%d@%d"
                        .formatted(
                                entry.source().topic(),
                                entry.source().partition(),
                                entry.source().offset()));
        add(tags, "voucher", line.voucherId());
        add(tags, "payee", line.payee());
        add(tags, "datacentre", line.dataCentre());
        add(tags, "enterprise", line.enterprise());
        add(tags, "suspense", entry.suspenseReason());
        add(tags, "clears", entry.clearsEntryNumber());
        add(tags, "application", entry.applicationId());
        add(tags, "settlement", entry.settlementId());
        add(tags, "payment", entry.paymentId());
        return tags;
    }

    private static void add(List<String> tags, String name, @Nullable Object value) {
        if (value != null) {
            tags.add(name + ':' + value);
        }
    }

    private static String day(Instant time) {
        return time.atZone(SHANGHAI).toLocalDate().toString();
    }

    /** {@code payable:310000-COMPUTE-2026:dc-1} is {@code 310000:COMPUTE:2026:payable:dc-1}. */
    static String account(LineView line) {
        String[] parts = line.account().split(":", -1);
        String[] pot = parts[1].split("-", -1);
        String owner = String.join(":", pot);
        return owner + ':' + parts[0] + (parts.length == 3 ? ':' + parts[2] : "");
    }

    private static String money(long fen) {
        return "CNY " + BigDecimal.valueOf(fen, DECIMALS).toPlainString();
    }
}
