package org.computevoucher.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.replay.Comparison.AtMoment;
import org.computevoucher.replay.Comparison.Row;
import org.computevoucher.replay.Comparison.Verdict;
import org.jspecify.annotations.Nullable;

/** What was found, for a person or a program. Amounts are in fen. */
record Report(
        Facts facts, Journal journal, Violations violations, Comparison comparison, long underWay) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean agrees() {
        return violations.count() == 0 && comparison.agrees();
    }

    void table(PrintStream out) {
        out.printf(
                "%d facts and %d entries in %d books; %d and %d doubles count once%n",
                facts.size(),
                journal.entries(),
                journal.books().size(),
                facts.doubles(),
                journal.doubles());
        if (underWay > 0) {
            out.println(underWay + " facts have no entry yet: they may be under way");
        }
        if (journal.suspended() > 0) {
            out.println(journal.suspended() + " entries have lines in suspense");
        }
        violations.told().forEach(out::println);
        if (violations.count() > violations.told().size()) {
            out.println(
                    "… and %d more: %s"
                            .formatted(
                                    violations.count() - violations.told().size(),
                                    violations.counts()));
        }
        comparison.moments().forEach(moment -> out.println(told(moment)));
        print(comparison.rows(), out);
        out.println(verdict());
    }

    private static String told(AtMoment moment) {
        return "at %s: %d of %d accounts%s, %d differ%s"
                .formatted(
                        moment.at(),
                        moment.asked(),
                        moment.accounts(),
                        moment.asked() < moment.accounts() ? " at random" : "",
                        moment.differ(),
                        moment.newer() == 0
                                ? ""
                                : ", %d not compared: their book has gone on since"
                                        .formatted(moment.newer()));
    }

    private static void print(List<Row> rows, PrintStream out) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("account", "at", "ours", "theirs", "difference", ""));
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = new int[6];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        String format =
                "%%-%ds  %%-%ds  %%%ds  %%%ds  %%%ds  %%s"
                        .formatted(widths[0], widths[1], widths[2], widths[3], widths[4]);
        cells.forEach(row -> out.println(format.formatted(row.toArray()).stripTrailing()));
    }

    private static List<String> cells(Row row) {
        Long theirs = row.theirsFen();
        return List.of(
                row.account().toString(),
                row.at().toString(),
                Long.toString(row.oursFen()),
                theirs == null
                        ? row.verdict() == Verdict.NOT_ASKED ? "" : "unknown"
                        : theirs.toString(),
                theirs == null ? "" : Long.toString(theirs - row.oursFen()),
                switch (row.verdict()) {
                    case DIFFERS, NEWER ->
                            "%s: entries ours %d, theirs %d"
                                    .formatted(row.verdict(), row.oursEntry(), row.theirsEntry());
                    case AGREES, NOT_ASKED -> "";
                });
    }

    private String verdict() {
        if (agrees()) {
            return comparison.compared() == 0
                    ? "the journal is as the facts say; nothing was compared with the ledger"
                    : "the journal is as the facts say, and the ledger agrees in %d balances"
                            .formatted(comparison.compared());
        }
        return "%d violations in the journal, %d of %d balances differ%s"
                .formatted(
                        violations.count(),
                        comparison.differ(),
                        comparison.compared(),
                        comparison.agrees() || comparison.differ() > 0
                                ? ""
                                : ": nothing could be compared");
    }

    void json(PrintStream out) {
        ObjectNode all = JSON.createObjectNode();
        all.put("agrees", agrees())
                .put("facts", facts.size())
                .put("entries", journal.entries())
                .put("books", journal.books().size())
                .put("doubledFacts", facts.doubles())
                .put("doubledEntries", journal.doubles())
                .put("underWay", underWay)
                .put("inSuspense", journal.suspended())
                .put("violationCount", violations.count())
                .put("compared", comparison.compared())
                .put("differ", comparison.differ());
        ArrayNode found = all.putArray("violations");
        violations
                .told()
                .forEach(
                        one ->
                                found.addObject()
                                        .put("breach", one.breach().name())
                                        .put("where", one.where())
                                        .put("what", one.what()));
        ArrayNode moments = all.putArray("moments");
        for (AtMoment moment : comparison.moments()) {
            at(moments.addObject(), moment.at())
                    .put("accounts", moment.accounts())
                    .put("asked", moment.asked())
                    .put("differ", moment.differ())
                    .put("newer", moment.newer());
        }
        ArrayNode balances = all.putArray("balances");
        for (Row row : comparison.rows()) {
            at(balances.addObject().put("account", row.account().toString()), row.at())
                    .put("oursFen", row.oursFen())
                    .put("theirsFen", row.theirsFen())
                    .put("oursEntryNumber", row.oursEntry())
                    .put("theirsEntryNumber", row.theirsEntry())
                    .put("verdict", row.verdict().name());
        }
        out.println(all.toPrettyString());
    }

    private static ObjectNode at(ObjectNode node, Moment moment) {
        return node.put("recordedAt", moment.recordedAt().toString())
                .put("effectiveAt", text(moment.effectiveAt()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
