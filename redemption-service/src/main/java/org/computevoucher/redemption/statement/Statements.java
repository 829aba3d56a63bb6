package org.computevoucher.redemption.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.redemption.statement.StatementView.AmountsView;
import org.computevoucher.redemption.statement.StatementView.LineView;
import org.computevoucher.redemption.statement.StatementView.PotView;
import org.computevoucher.redemption.statement.StatementView.SumsView;
import org.computevoucher.redemption.statement.StatementView.TotalView;
import org.springframework.stereotype.Component;

/** Puts statements together. */
@Component
class Statements {

    private final StatementQueries queries;

    Statements(StatementQueries queries) {
        this.queries = queries;
    }

    /**
     * One page, with the sums of the whole period.
     *
     * @param pots which of the party's
     * @param now tells whether the period is closed
     */
    StatementView of(
            String party,
            List<String> pots,
            StatementPeriod period,
            PageMark mark,
            int limit,
            Instant now) {
        List<Span> spans =
                queries.spans(party, pots, period).stream()
                        .map(span -> span.upTo(mark.until()))
                        .toList();
        long until = spans.stream().mapToLong(Span::until).max().orElse(0);
        List<LineView> lines =
                // one more than asked for tells whether a further page exists
                queries.lines(party, spans, mark.after(), limit + 1);
        List<LineView> shown = lines.subList(0, Math.min(limit, lines.size()));
        List<PotView> potViews = new ArrayList<>();
        Sums all = new Sums();
        Map<String, Amounts> opening = queries.amounts(party, spans, Span::from);
        Map<String, Amounts> closing = queries.amounts(party, spans, Span::until);
        Map<String, Map<LineKind, Totals>> before = queries.totals(party, spans, Span::from);
        Map<String, Map<LineKind, Totals>> after = queries.totals(party, spans, Span::until);
        for (String pot : pots) {
            Sums sums =
                    new Sums(
                            opening.getOrDefault(pot, Amounts.NONE),
                            closing.getOrDefault(pot, Amounts.NONE),
                            between(
                                    before.getOrDefault(pot, Map.of()),
                                    after.getOrDefault(pot, Map.of())));
            all = all.plus(sums);
            potViews.add(
                    new PotView(
                            pot,
                            AmountsView.of(sums.opening()),
                            AmountsView.of(sums.closing()),
                            views(sums.totals())));
        }
        return new StatementView(
                party,
                period.from(),
                period.to(),
                period.isClosed(now),
                Math.max(0, until - 1),
                new SumsView(
                        AmountsView.of(all.opening()),
                        AmountsView.of(all.closing()),
                        views(all.totals())),
                potViews,
                shown,
                lines.size() > limit
                        ? new PageMark(shown.getLast().logPosition(), until).toString()
                        : null);
    }

    private record Sums(Amounts opening, Amounts closing, Map<LineKind, Totals> totals) {

        Sums() {
            this(Amounts.NONE, Amounts.NONE, Map.of());
        }

        Sums plus(Sums other) {
            Map<LineKind, Totals> both = new EnumMap<>(LineKind.class);
            both.putAll(totals);
            other.totals.forEach((kind, more) -> both.merge(kind, more, Totals::plus));
            return new Sums(opening.plus(other.opening), closing.plus(other.closing), both);
        }
    }

    /** Of each kind that has lines between. */
    private static Map<LineKind, Totals> between(
            Map<LineKind, Totals> before, Map<LineKind, Totals> after) {
        Map<LineKind, Totals> between = new EnumMap<>(LineKind.class);
        after.forEach(
                (kind, totals) -> {
                    Totals more = totals.minus(before.getOrDefault(kind, Totals.NONE));
                    if (more.lineCount() > 0) {
                        between.put(kind, more);
                    }
                });
        return between;
    }

    /** In the order of the kinds. */
    private static List<TotalView> views(Map<LineKind, Totals> totals) {
        return totals.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> TotalView.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
