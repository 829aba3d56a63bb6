package org.computevoucher.ledger.balance;

import static org.computevoucher.ledger.book.AccountKind.AVAILABLE;
import static org.computevoucher.ledger.book.AccountKind.OUTSTANDING;
import static org.computevoucher.ledger.book.AccountKind.PAID;
import static org.computevoucher.ledger.book.AccountKind.PAYABLE;
import static org.computevoucher.ledger.book.AccountKind.PLANNED;
import static org.computevoucher.ledger.book.AccountKind.RECEIVABLE;
import static org.computevoucher.ledger.book.AccountKind.RETURNED;
import static org.computevoucher.ledger.book.AccountKind.SUSPENSE;
import static org.computevoucher.ledger.book.AccountKind.TREASURY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.history.HistoryNames;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.query.PotScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Looks pots up: one look-up per pot and kind of account, whatever has been posted. */
@Repository
class PotReader {

    private static final List<AccountKind> SHOWN =
            List.of(
                    TREASURY,
                    PLANNED,
                    AVAILABLE,
                    OUTSTANDING,
                    PAYABLE,
                    PAID,
                    RETURNED,
                    SUSPENSE,
                    RECEIVABLE);

    private final BalanceReader balances;
    private final KnownPots pots;

    PotReader(BalanceReader balances, KnownPots pots) {
        this.balances = balances;
        this.pots = pots;
    }

    /**
     * The pots of a region, or of all, that the book knows today, in the order of their names, as
     * they were at a moment: empty before their first entry.
     *
     * @param region null: all regions
     * @param after the name after which to go on
     */
    List<PotView> page(@Nullable String region, String after, int limit, Moment moment) {
        return balances.inOneState(
                () ->
                        views(
                                region == null
                                        ? pots.page(after, limit)
                                        : pots.page(region, after, limit),
                                moment));
    }

    /** One pot, if the book knows it today. */
    Optional<PotView> one(PotId pot, Moment moment) {
        return balances.inOneState(
                () -> views(pots.in(new PotScope.OfPot(pot)), moment).stream().findFirst());
    }

    private List<PotView> views(List<String> known, Moment moment) {
        List<String> names = new ArrayList<>();
        for (String pot : known) {
            SHOWN.forEach(kind -> names.add(HistoryNames.inPot(kind.word(), pot)));
        }
        Map<String, Long> found = balances.at(names, moment);
        Map<String, Long> positions = new HashMap<>();
        return known.stream()
                .map(
                        pot -> {
                            String region = PotId.of(pot).region();
                            long position =
                                    positions.computeIfAbsent(
                                            region,
                                            key ->
                                                    balances.positionOf(
                                                            HistoryNames.entriesOf(key), moment));
                            return view(pot, region, found, moment, position);
                        })
                .toList();
    }

    private static PotView view(
            String pot, String region, Map<String, Long> found, Moment moment, long position) {
        long plannedFen = fen(found, PLANNED, pot);
        return new PotView(
                pot,
                region,
                plannedFen,
                Math.subtractExact(Math.negateExact(fen(found, TREASURY, pot)), plannedFen),
                fen(found, AVAILABLE, pot),
                fen(found, OUTSTANDING, pot),
                fen(found, PAYABLE, pot),
                fen(found, PAID, pot),
                fen(found, RETURNED, pot),
                fen(found, SUSPENSE, pot),
                fen(found, RECEIVABLE, pot),
                moment.recordedAt(),
                moment.effectiveAt(),
                position);
    }

    private static long fen(Map<String, Long> found, AccountKind kind, String pot) {
        return found.getOrDefault(HistoryNames.inPot(kind.word(), pot), 0L);
    }
}
