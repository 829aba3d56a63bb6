package org.computevoucher.ledger.reconciliation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A book whose balances at the position are what the test says. */
final class BookInMemory implements ComparedBook {

    private final ComparedKind kind;
    private final NavigableMap<String, Long> balances = new TreeMap<>();
    private final NavigableMap<String, Long> pots = new TreeMap<>();

    BookInMemory(ComparedKind kind) {
        this.kind = kind;
    }

    void hold(String account, String pot, long fen) {
        balances.merge(account, fen, Math::addExact);
        pots.merge(pot, fen, Math::addExact);
    }

    @Override
    public void inOneState(Runnable questions) {
        questions.run();
    }

    @Override
    public Map<String, Long> balances(Collection<String> accounts) {
        Map<String, Long> found = new HashMap<>();
        accounts.forEach(account -> found.put(account, balances.getOrDefault(account, 0L)));
        return found;
    }

    @Override
    public Map<String, Long> sums(Collection<String> of) {
        Map<String, Long> found = new HashMap<>();
        of.forEach(pot -> found.put(pot, pots.getOrDefault(pot, 0L)));
        return found;
    }

    @Override
    public List<String> pots(String after, int limit) {
        return pots.tailMap(after, false).keySet().stream().limit(limit).toList();
    }

    @Override
    public List<String> accounts(String pot, String after, int limit) {
        return balances.tailMap(after, false).entrySet().stream()
                .filter(one -> one.getKey().startsWith(kind.ofPot(pot) + ':'))
                .filter(one -> one.getValue() != 0)
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }
}
