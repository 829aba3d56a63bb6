package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple3;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.jspecify.annotations.Nullable;

/** What holds of suspense after any history, told from the events of the book alone. */
class SuspensePropertiesTest {

    /** What a reader of the events knows. */
    private static final class Reader {

        private final Map<String, Long> balances = new HashMap<>();
        private final Map<String, Long> held = new HashMap<>();
        private final Map<Long, EntryPosted> open = new TreeMap<>();

        void read(BookEvent event) {
            switch (event) {
                case AvailableHeld now -> held.put("available:" + now.pot(), now.heldFen());
                case EntryPosted entry -> read(entry);
            }
        }

        private void read(EntryPosted entry) {
            Long cleared = entry.clearsEntryNumber();
            if (cleared != null) {
                EntryPosted suspended = Objects.requireNonNull(open.get(cleared));
                assertThat(firstCovered()).as("clears " + cleared).isSameAs(suspended);
                assertThat(entry.lines().stream().map(SuspensePropertiesTest::moved))
                        .containsExactlyElementsOf(backFromSuspense(suspended));
                assertThat(entry.factId()).isEqualTo(suspended.eventId());
                open.remove(cleared);
            }
            entry.lines().forEach(line -> balances.put(line.account(), line.balanceFen()));
            if (entry.suspenseReason() != null) {
                open.put(entry.entryNumber(), entry);
            }
        }

        /** The oldest that takes nothing from an account that an older one waits for. */
        @Nullable EntryPosted firstCovered() {
            Set<String> waitedFor = new HashSet<>();
            for (EntryPosted entry : open.values()) {
                List<EntryLine> lines = suspended(entry);
                boolean isCovered = lines.stream().allMatch(this::isCovered);
                boolean overtakes =
                        lines.stream().anyMatch(line -> waitedFor.contains(belongsTo(line)));
                if (isCovered && !overtakes) {
                    return entry;
                }
                lines.forEach(line -> waitedFor.add(belongsTo(line)));
            }
            return null;
        }

        private boolean isCovered(EntryLine line) {
            String account = belongsTo(line);
            long heldFen = Math.max(0, held.getOrDefault(account, 0L));
            return account.startsWith("claims:")
                    || balances.getOrDefault(account, 0L) - heldFen + line.amountFen() >= 0;
        }
    }

    @Property(tries = 300)
    void what_can_be_cleared_is_cleared_in_its_order_and_nothing_else_is(
            @ForAll("histories") List<Tuple3<Fact, Boolean, Integer>> history) {
        TestBook book = new TestBook("310000");
        Reader reader = new Reader();
        int seen = 0;

        for (Tuple3<Fact, Boolean, Integer> step : history) {
            book.post(
                    step.get1(),
                    TestBook.NOON,
                    TestBook.NOON.plusSeconds(step.get3()),
                    step.get2());
            List<BookEvent> events = book.events();
            events.subList(seen, events.size()).forEach(reader::read);
            seen = events.size();
            assertThat(reader.firstCovered()).isNull();
        }

        suspenseIsWhatIsOpen(book, reader);
    }

    private static void suspenseIsWhatIsOpen(TestBook book, Reader reader) {
        Map<String, Long> open = new TreeMap<>();
        for (EntryPosted entry : reader.open.values()) {
            suspended(entry)
                    .forEach(line -> open.merge(line.account(), line.amountFen(), Long::sum));
        }
        open.values().removeIf(fen -> fen == 0);
        Map<String, Long> suspense = book.balancesFen();
        suspense.keySet().removeIf(account -> !account.startsWith("suspense:"));

        assertThat(suspense).isEqualTo(open);
    }

    private static List<EntryLine> suspended(EntryPosted entry) {
        return entry.lines().stream().filter(line -> line.kind().equals("suspense")).toList();
    }

    private static List<String> backFromSuspense(EntryPosted entry) {
        List<String> moves = new ArrayList<>();
        for (EntryLine line : suspended(entry)) {
            moves.add(line.account() + ' ' + -line.amountFen());
            moves.add(belongsTo(line) + ' ' + line.amountFen());
        }
        return moves;
    }

    private static String moved(EntryLine line) {
        return line.account() + ' ' + line.amountFen();
    }

    private static String belongsTo(EntryLine line) {
        return Objects.requireNonNull(line.suspendedFrom());
    }

    @Provide
    Arbitrary<List<Tuple3<Fact, Boolean, Integer>>> histories() {
        return new BookPropertiesTest().histories();
    }
}
