package org.computevoucher.redemption.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlingPayeesTest {

    private static final String POT = "310000-COMPUTE-2026";
    private static final String ACCOUNT = "310000-COMPUTE-2026:DC-1";
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    private InMemoryService service = start();
    private long logIndex;

    @BeforeEach
    @BeforeTry
    void begin() {
        service = start();
    }

    @Test
    void worked_example_1_what_is_payable_is_paid() {
        service.accepted(owe("c1", 40_000_000));

        assertThat(service.eventsOf(settle("s1")))
                .containsExactly(
                        new PayableTaken(ACCOUNT, POT, "DC-1", id("s1"), 40_000_000, NOW),
                        new SubsidyReimbursed(
                                id("payment of s1"),
                                id("c1"),
                                id("s1"),
                                POT,
                                "310000",
                                "DC-1",
                                40_000_000,
                                NOW,
                                NOW));
        assertThat(service.refused(settle("s2"))).isEqualTo(new NothingPayable(POT, "DC-1"));
    }

    @Test
    void a_settlement_pays_everything_at_once_and_names_the_last_consumption() {
        service.accepted(owe("c1", 10));
        service.accepted(owe("c2", 20));
        service.accepted(owe("c3", 30));

        SubsidyReimbursed paid = service.accepted(SubsidyReimbursed.class, settle("s1"));

        assertThat(paid.amountFen()).isEqualTo(60);
        assertThat(paid.causeId()).isEqualTo(id("c3"));
    }

    @Test
    void what_comes_after_a_settlement_waits_for_the_next() {
        service.accepted(owe("c1", 10));
        service.accepted(settle("s1"));
        service.accepted(owe("c2", 20));

        SubsidyReimbursed paid = service.accepted(SubsidyReimbursed.class, settle("s2"));

        assertThat(paid.amountFen()).isEqualTo(20);
        assertThat(paid.causeId()).isEqualTo(id("c2"));
    }

    @Test
    void a_refused_settlement_leaves_no_trace() {
        assertThat(service.refused(settle("s1")).reason()).isEqualTo("NOTHING_PAYABLE");
        assertThat(service.events()).isEmpty();

        service.accepted(owe("c1", 10));
        service.accepted(settle("s1"));
    }

    @Test
    void one_pot_does_not_pay_for_another() {
        service.accepted(owe("c1", 10));

        assertThat(
                        service.refused(
                                new SettlePayee(
                                        "510100-COMPUTE-2026",
                                        "DC-1",
                                        id("s1"),
                                        id("payment"),
                                        NOW)))
                .isEqualTo(new NothingPayable("510100-COMPUTE-2026", "DC-1"));
    }

    @Test
    void a_log_that_is_read_again_from_its_beginning_owes_nothing_twice() {
        service.accepted(owe("c1", 10, 3));
        service.accepted(owe("c2", 20, 8));
        service.accepted(settle("s1"));

        service.accepted(owe("c1", 10, 3));
        service.accepted(owe("c2", 20, 8));

        assertThat(service.refused(settle("s2")).reason()).isEqualTo("NOTHING_PAYABLE");
        service.accepted(owe("c3", 5, 9));
        assertThat(owedFen()).isEqualTo(35);
    }

    @Test
    void nobody_is_owed_nothing() {
        assertThatThrownBy(() -> service.send(owe("c1", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A positive amount is owed; anything else asks for a settlement. */
    @Property(tries = 100)
    void whatever_the_order_never_more_is_paid_than_owed_and_all_in_the_end(
            @ForAll @Size(max = 40) List<@IntRange(min = -10, max = 50) Integer> moves) {
        for (int i = 0; i < moves.size(); i++) {
            int move = moves.get(i);
            service.send(move > 0 ? owe("c" + i, move) : settle("s" + i));
            assertThat(paidFen()).isLessThanOrEqualTo(owedFen());
        }
        service.send(settle("the last"));
        assertThat(paidFen()).isEqualTo(owedFen());
    }

    private long owedFen() {
        return service.events().stream()
                .mapToLong(event -> event instanceof SubsidyOwed owed ? owed.subsidyFen() : 0)
                .sum();
    }

    private long paidFen() {
        return service.events().stream()
                .mapToLong(event -> event instanceof SubsidyReimbursed paid ? paid.amountFen() : 0)
                .sum();
    }

    private static InMemoryService start() {
        return InMemoryService.define()
                .existing(PayeeAccount.class)
                .created(Settlement.class)
                .handler(
                        configuration ->
                                new SettlementDesk(
                                        configuration.repository(Settlement.class),
                                        configuration.repository(PayeeAccount.class)))
                .start();
    }

    private OweThePayee owe(String consumption, long subsidyFen) {
        return owe(consumption, subsidyFen, ++logIndex);
    }

    private static OweThePayee owe(String consumption, long subsidyFen, long logIndex) {
        return new OweThePayee(
                ACCOUNT, POT, "310000", "DC-1", id(consumption), subsidyFen, logIndex, NOW);
    }

    private static SettlePayee settle(String settlement) {
        return new SettlePayee(POT, "DC-1", id(settlement), id("payment of " + settlement), NOW);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
