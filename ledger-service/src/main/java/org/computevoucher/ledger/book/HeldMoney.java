package org.computevoucher.ledger.book;

import java.util.HashMap;
import java.util.Map;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;

/**
 * The available money of each pot that is held for facts of the budget.
 *
 * <p>Such a fact is posted before its envelope's word only where it waited too long. Then less than
 * nothing is held, and the envelope's word, when it comes, holds that much less: or what was booked
 * already would be held for ever.
 */
final class HeldMoney {

    private Map<String, Long> fenByPot = new HashMap<>();

    /** What nothing else may take of a pot; never negative. */
    Money of(PotId pot) {
        return Money.ofFen(Math.max(0, fenOf(pot)));
    }

    /** How much more a fact wants held than is held now; never negative. */
    Money addedBy(Fact fact) {
        Money more = Money.ofFen(Math.max(0, fenAfter(fact))).minus(of(fact.pot()));
        return more.isNegative() ? Money.ZERO : more;
    }

    /** In fen, after a fact; below zero where the budget is ahead of its envelope's word. */
    long fenAfter(Fact fact) {
        return Math.addExact(fenOf(fact.pot()), fact.holds().fen());
    }

    void follow(AvailableHeld event) {
        if (event.heldFen() == 0) {
            fenByPot.remove(event.pot());
        } else {
            fenByPot.put(event.pot(), event.heldFen());
        }
    }

    private long fenOf(PotId pot) {
        return fenByPot.getOrDefault(pot.toString(), 0L);
    }
}
