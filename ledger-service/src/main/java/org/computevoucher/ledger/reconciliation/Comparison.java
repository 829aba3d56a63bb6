package org.computevoucher.ledger.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.computevoucher.ledger.reconciliation.StatementPage.Item;

/**
 * Compares one statement, page by page, with the book at its position; see the package for how it
 * finds what is not named.
 */
final class Comparison {

    /** About 20 MB. */
    static final int NAMED_LIMIT = 200_000;

    /** The most differences of one statement that are told; more are counted only. */
    static final int DIFFERENCES_LIMIT = 1_000;

    private static final int SOME = 1_000;

    private final ComparedKind kind;
    private final ComparedBook book;
    private final Set<String> suspects;
    private final Map<String, Sums> sums = new HashMap<>();
    private final Set<String> namedOfSuspects = new HashSet<>();
    private final Set<String> nextSuspects = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private long differing;
    private long compared;

    /** Of the named accounts of a pot. */
    private static final class Sums {
        private long bookFen;
        private long statedFen;
    }

    /**
     * What came out of it.
     *
     * @param compared accounts that were named
     * @param differing accounts that differ
     * @param differences the first of them
     * @param suspects pots that hold more or less than what was named: to be walked through with
     *     the next statement
     */
    record Result(
            long compared, long differing, List<Difference> differences, Set<String> suspects) {

        Result {
            differences = List.copyOf(differences);
            suspects = Set.copyOf(suspects);
        }

        boolean tellsAll() {
            return differing == differences.size();
        }
    }

    /**
     * @param suspects of the statement before
     */
    Comparison(ComparedKind kind, ComparedBook book, Set<String> suspects) {
        this.kind = kind;
        this.book = book;
        this.suspects = suspects;
    }

    void add(List<Item> items) {
        List<String> accounts = items.stream().map(Item::account).toList();
        book.inOneState(
                () -> {
                    Map<String, Long> balances = book.balances(accounts);
                    for (Item item : items) {
                        add(item, balances.getOrDefault(item.account(), 0L));
                    }
                });
    }

    private void add(Item item, long bookFen) {
        compared++;
        Sums of = sums.computeIfAbsent(item.pot(), pot -> new Sums());
        of.bookFen = Math.addExact(of.bookFen, bookFen);
        of.statedFen = Math.addExact(of.statedFen, item.statedFen());
        if (suspects.contains(item.pot()) && namedOfSuspects.size() < NAMED_LIMIT) {
            namedOfSuspects.add(item.account());
        }
        compare(new Difference(item.account(), item.pot(), bookFen, item.statedFen()));
    }

    private void compare(Difference difference) {
        if (difference.fen() != 0) {
            differing++;
            if (differences.size() < DIFFERENCES_LIMIT) {
                differences.add(difference);
            }
        }
    }

    /** After the last page. */
    Result end() {
        book.inOneState(
                () -> {
                    String after = "";
                    for (List<String> pots = book.pots(after, SOME);
                            !pots.isEmpty();
                            pots = book.pots(after, SOME)) {
                        Map<String, Long> all = book.sums(pots);
                        pots.forEach(pot -> compareRest(pot, all.getOrDefault(pot, 0L)));
                        after = pots.getLast();
                    }
                });
        return new Result(compared, differing, differences, nextSuspects);
    }

    private void compareRest(String pot, long bookFen) {
        Sums named = sums.getOrDefault(pot, new Sums());
        long restFen = Math.subtractExact(bookFen, named.bookFen);
        if (restFen == 0) {
            return;
        }
        if (kind.isOnePerPot()) {
            compare(new Difference(kind.ofPot(pot), pot, restFen, 0));
            return;
        }
        nextSuspects.add(pot);
        if (suspects.contains(pot) && restFen != walk(pot)) {
            // more than can be told apart, or in motion: then it is not the same the next time
            compare(new Difference(kind.ofPot(pot), pot, bookFen, named.statedFen));
        }
    }

    /** What the accounts of a pot that were not named hold together. */
    private long walk(String pot) {
        long rest = 0;
        if (namedOfSuspects.size() == NAMED_LIMIT) {
            return rest;
        }
        String after = "";
        for (List<String> some = book.accounts(pot, after, SOME);
                !some.isEmpty();
                some = book.accounts(pot, after, SOME)) {
            after = some.getLast();
            List<String> missing =
                    some.stream().filter(it -> !namedOfSuspects.contains(it)).toList();
            for (Map.Entry<String, Long> one : book.balances(missing).entrySet()) {
                rest = Math.addExact(rest, one.getValue());
                compare(new Difference(one.getKey(), pot, one.getValue(), 0));
            }
        }
        return rest;
    }
}
