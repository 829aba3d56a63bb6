package org.computevoucher.ledger.balance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.ledger.balance.TotalsController.PositionView;
import org.computevoucher.ledger.balance.TotalsController.TotalView;
import org.computevoucher.ledger.balance.TotalsController.TotalsView;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.history.HistoryNames;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.query.PotScope;
import org.computevoucher.ledger.query.UnknownInBook.UnknownPot;
import org.computevoucher.ledger.query.UnknownInBook.UnknownProgramme;
import org.computevoucher.ledger.query.UnknownInBook.UnknownRegion;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.springframework.stereotype.Repository;

/** Adds up histories by kind of account. */
@Repository
class TotalsReader {

    private final BalanceReader balances;
    private final KnownPots pots;

    TotalsReader(BalanceReader balances, KnownPots pots) {
        this.balances = balances;
        this.pots = pots;
    }

    /** The histories of each kind, and the books in which they stand. */
    private record Sums(Map<AccountKind, List<String>> names, List<String> books) {}

    /**
     * All of one state of the book. A payee, an enterprise or a voucher nobody knows has nothing.
     */
    Outcome<TotalsView> of(TotalsQuery query, Moment moment) {
        return balances.inOneState(() -> sums(query).map(sums -> view(sums, moment)));
    }

    private Outcome<Sums> sums(TotalsQuery query) {
        return switch (query) {
            case TotalsQuery.OfPots(PotScope scope) -> ofPots(scope);
            case TotalsQuery.OfPayee(String payee, var region) -> {
                List<String> books = region == null ? pots.regions() : List.of(region);
                yield Outcome.accepted(new Sums(ofPayee(payee, books), books));
            }
            case TotalsQuery.OfEnterprise(String enterprise, var region) -> {
                List<String> books = region == null ? pots.regions() : List.of(region);
                Map<AccountKind, List<String>> names = ofPayee(enterprise, books);
                names.put(
                        AccountKind.OUTSTANDING,
                        books.stream()
                                .map(book -> HistoryNames.ofEnterprise(book, enterprise))
                                .toList());
                yield Outcome.accepted(new Sums(names, books));
            }
            case TotalsQuery.OfVoucher(UUID voucher) -> {
                List<String> potOfIt = pots.ofVoucher(voucher);
                yield Outcome.accepted(
                        new Sums(
                                Map.of(
                                        AccountKind.OUTSTANDING,
                                        potOfIt.stream()
                                                .map(pot -> HistoryNames.ofVoucher(pot, voucher))
                                                .toList()),
                                potOfIt.stream().map(pot -> PotId.of(pot).region()).toList()));
            }
        };
    }

    private Outcome<Sums> ofPots(PotScope scope) {
        List<String> known = pots.in(scope);
        if (known.isEmpty()) {
            return Outcome.refused(unknown(scope));
        }
        Map<AccountKind, List<String>> names = new EnumMap<>(AccountKind.class);
        for (AccountKind kind : AccountKind.values()) {
            names.put(
                    kind, known.stream().map(pot -> HistoryNames.inPot(kind.word(), pot)).toList());
        }
        return Outcome.accepted(new Sums(names, List.of(scope.region())));
    }

    static Refusal unknown(PotScope scope) {
        return switch (scope) {
            case PotScope.OfPot pot -> new UnknownPot(pot.toString());
            case PotScope.OfProgramme programme -> new UnknownProgramme(programme.toString());
            case PotScope.OfRegion(String region) -> new UnknownRegion(region);
        };
    }

    private static Map<AccountKind, List<String>> ofPayee(String payee, List<String> books) {
        Map<AccountKind, List<String>> names = new EnumMap<>(AccountKind.class);
        for (AccountKind kind : AccountKind.values()) {
            if (kind.isPerPayee()) {
                names.put(
                        kind,
                        books.stream()
                                .map(book -> HistoryNames.ofPayee(kind.word(), book, payee))
                                .toList());
            }
        }
        return names;
    }

    private TotalsView view(Sums sums, Moment moment) {
        List<String> all = new ArrayList<>();
        sums.names().values().forEach(all::addAll);
        Map<String, Long> found = balances.at(all, moment);
        return new TotalsView(
                moment.recordedAt(),
                moment.effectiveAt(),
                sums.names().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(of -> new TotalView(of.getKey(), sum(found, of.getValue())))
                        .toList(),
                sums.books().stream()
                        .map(
                                book ->
                                        new PositionView(
                                                book,
                                                balances.positionOf(
                                                        HistoryNames.entriesOf(book), moment)))
                        .toList());
    }

    private static long sum(Map<String, Long> found, List<String> names) {
        long sum = 0;
        for (String name : names) {
            sum = Math.addExact(sum, found.getOrDefault(name, 0L));
        }
        return sum;
    }
}
