package org.computevoucher.ledger.reconciliation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts pages together to statements. A statement of which a page is lost or out of its order is
 * given up, and the next one is compared; pages come twice at most when an instance takes over, and
 * are passed over then. Not for several threads.
 */
final class Statements {

    private static final Logger log = LoggerFactory.getLogger(Statements.class);

    /** Takes in what came out of a whole statement. */
    interface Results {
        void take(StatementPage statement, Comparison.Result result, Instant at);
    }

    private final Function<StatementPage, ComparedBook> books;
    private final Results results;
    private final Map<ComparedKind, Open> open = new EnumMap<>(ComparedKind.class);
    private final Map<ComparedKind, UUID> done = new EnumMap<>(ComparedKind.class);
    private final Map<ComparedKind, Set<String>> suspects = new EnumMap<>(ComparedKind.class);

    private record Open(UUID id, int next, Comparison comparison) {

        Open after(StatementPage page) {
            return new Open(id, page.page() + 1, comparison);
        }
    }

    Statements(Function<StatementPage, ComparedBook> books, Results results) {
        this.books = books;
        this.results = results;
    }

    /**
     * @param at when that is
     */
    void take(StatementPage page, Instant at) {
        Open current = opened(page);
        if (current == null) {
            return;
        }
        boolean added = false;
        try {
            current.comparison().add(page.items());
            if (page.last()) {
                Comparison.Result result = current.comparison().end();
                results.take(page, result, at);
                suspects.put(page.kind(), result.suspects());
            }
            added = true;
        } catch (ComparedBook.TooFarBehindException e) {
            log.warn("a statement of {} is given up: {}", page.kind().word(), e.getMessage());
        } finally {
            if (added && !page.last()) {
                open.put(page.kind(), current.after(page));
            } else {
                open.remove(page.kind());
                done.put(page.kind(), page.statementId());
            }
        }
    }

    /** Leaves a statement out, of which this is the first page. */
    void passOver(StatementPage page, String because) {
        log.info("a statement of {} is passed over: {}", page.kind().word(), because);
        open.remove(page.kind());
        done.put(page.kind(), page.statementId());
    }

    /** The statement that the page belongs to; null: it is to be passed over. */
    private @Nullable Open opened(StatementPage page) {
        Open current = open.get(page.kind());
        if (page.statementId().equals(done.get(page.kind()))) {
            return null;
        }
        if (current != null && current.id().equals(page.statementId())) {
            if (page.page() <= current.next()) {
                return page.page() == current.next() ? current : null;
            }
            giveUp(page, "page " + current.next() + " is lost");
            return null;
        }
        if (current != null) {
            giveUp(page, "the end of " + current.id() + " is lost");
        }
        if (page.page() > 0) {
            giveUp(page, "its beginning is lost");
            return null;
        }
        return new Open(
                page.statementId(),
                0,
                new Comparison(
                        page.kind(),
                        books.apply(page),
                        suspects.getOrDefault(page.kind(), Set.of())));
    }

    private void giveUp(StatementPage page, String because) {
        log.info(
                "a statement of {} is given up when page {} of {} comes: {}",
                page.kind().word(),
                page.page(),
                page.statementId(),
                because);
        Open before = open.remove(page.kind());
        if (before == null || before.id().equals(page.statementId())) {
            done.put(page.kind(), page.statementId());
        }
    }
}
