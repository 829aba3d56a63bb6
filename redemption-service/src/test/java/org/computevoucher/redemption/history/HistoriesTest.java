package org.computevoucher.redemption.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.computevoucher.testkit.Histories;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, at every moment each voucher's subsidy is what its face and
 * its usage say, each pot adds up, no account of the book is below zero, and what the banks were
 * asked to pay is what was paid, was rejected, or waits for an answer.
 */
class HistoriesTest {

    private static final List<String> REASONS =
            List.of(
                    "BALANCE_AWAITS_RECOVERY",
                    "DATA_CENTRE_SUSPENDED",
                    "EXCEPTION_DECIDED",
                    "EXCEPTION_REJECTED",
                    "INVOICE_CLAIMED",
                    "RECOVERY_EXCEEDS_RECEIVABLE",
                    "REVERSAL_CONFLICT",
                    "REVERSAL_EXCEEDS_USAGE",
                    "SAME_PERSON",
                    "SETTLEMENT_RUN_NOT_APPROVED",
                    "SETTLEMENT_RUN_OPENING",
                    "SETTLEMENT_RUN_PAST",
                    "USAGE_CONFLICT",
                    "VOUCHER_CLOSED",
                    "VOUCHER_SUSPENDED");

    /** Only a released version made them, or nothing in these histories asks for them. */
    private static final Set<String> NOT_HERE =
            Set.of(
                    "PayableTaken",
                    "DataCentreCapacityChanged",
                    "DataCentreBankAccountChanged",
                    "DataCentreHardwareChanged");

    private final Machine machine = new Machine();

    @Test
    void at_every_moment_of_every_history_money_adds_up_and_nobody_is_paid_twice() {
        boolean enough = new Histories<>(Move::history, this::play).play();

        System.out.printf("histories: %s%n", machine.seen.times());
        if (enough) {
            assertThat(machine.seen.times().keySet())
                    .containsAll(
                            machine.definition.eventFamilies().stream()
                                    .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                                    .map(Class::getSimpleName)
                                    .filter(event -> !NOT_HERE.contains(event))
                                    .toList())
                    .containsAll(REASONS)
                    .contains(Seen.COMMIT_FAILED, Seen.CAME_AGAIN, Seen.READ_AGAIN, Seen.OF_OTHERS);
        }
    }

    private void play(List<Move> history) {
        Player player = new Player(machine.begin());
        history.forEach(player::play);
        player.comeToAnEnd();
    }
}
