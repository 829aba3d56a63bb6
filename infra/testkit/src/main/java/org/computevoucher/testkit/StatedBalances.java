package org.computevoucher.testkit;

import computevoucher.balance_statement.v1.BalancesStated;
import computevoucher.balance_statement.v1.StatedBalance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.schemas.Topics;

/**
 * A whole statement of balances, as a service has sent it.
 *
 * @param position in the service's log
 * @param takenTopics whose facts the service takes
 * @param fen by account: the pot, and where there is one the voucher or payee after a colon
 */
public record StatedBalances(long position, List<String> takenTopics, Map<String, Long> fen) {

    public StatedBalances {
        takenTopics = List.copyOf(takenTopics);
        fen = Map.copyOf(fen);
    }

    /**
     * The newest of a kind; nothing where there is none.
     *
     * @throws IllegalStateException if one account stands in it twice
     */
    public static Optional<StatedBalances> last(FactTopics topics, String service, String kind) {
        Map<String, List<BalancesStated>> pages = new LinkedHashMap<>();
        for (FactTopics.Fact fact : topics.read(Topics.BALANCE_STATEMENT)) {
            if (fact.key().equals(service + '/' + kind)
                    && fact.value() instanceof BalancesStated page) {
                pages.computeIfAbsent(page.getStatementId(), id -> new ArrayList<>()).add(page);
            }
        }
        return pages.values().stream()
                .filter(all -> all.getLast().getLast())
                .reduce((one, later) -> later)
                .map(StatedBalances::of);
    }

    private static StatedBalances of(List<BalancesStated> pages) {
        Map<String, Long> fen = new HashMap<>();
        for (BalancesStated page : pages) {
            for (StatedBalance item : page.getItems()) {
                if (fen.put(account(item), item.getAmountFen()) != null) {
                    throw new IllegalStateException("twice in one statement: " + item);
                }
            }
        }
        BalancesStated first = pages.getFirst();
        return new StatedBalances(
                first.getPosition(),
                first.getTaken().stream().map(taken -> taken.getTopic()).distinct().toList(),
                fen);
    }

    private static String account(StatedBalance item) {
        String party = item.getVoucherId() == null ? item.getPayee() : item.getVoucherId();
        return item.getPot() + (party == null ? "" : ':' + party);
    }
}
