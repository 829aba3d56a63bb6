package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.issuance.voucher.VouchersInMemory.ENTERPRISE;
import static org.computevoucher.issuance.voucher.VouchersInMemory.GROUP;
import static org.computevoucher.issuance.voucher.VouchersInMemory.NOW;
import static org.computevoucher.issuance.voucher.VouchersInMemory.POT;
import static org.computevoucher.issuance.voucher.VouchersInMemory.begin;
import static org.computevoucher.issuance.voucher.VouchersInMemory.cancel;
import static org.computevoucher.issuance.voucher.VouchersInMemory.close;
import static org.computevoucher.issuance.voucher.VouchersInMemory.exhausted;
import static org.computevoucher.issuance.voucher.VouchersInMemory.fill;
import static org.computevoucher.issuance.voucher.VouchersInMemory.giveBack;
import static org.computevoucher.issuance.voucher.VouchersInMemory.id;
import static org.computevoucher.issuance.voucher.VouchersInMemory.recover;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reduce;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reopen;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reverse;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VouchersInMemory.AskForMore;
import org.computevoucher.issuance.voucher.VouchersInMemory.Begin;
import org.computevoucher.issuance.voucher.VouchersInMemory.Look;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a closed voucher for which a payee gives back what it had been paid. */
class RecoveredMoneyTest {

    private static final String ALLOWANCE = "allowance/310000-COMPUTE/2026/";

    private final InMemoryService service = VouchersInMemory.start();

    @BeforeEach
    void a_voucher_of_1000_from_an_envelope_of_1500() {
        service.accepted(fill(1_500));
        service.accepted(begin("v1", 1_000));
    }

    @Test
    void it_was_not_used_after_all_counts_no_more_and_is_the_treasurys() {
        service.accepted(close("v1", 200));

        assertThat(service.eventsOf(recover("v1", 300)))
                .containsExactly(
                        new VoucherMoneyRecovered(id("credit"), id("v1"), 300, 500, NOW),
                        new RecoveredReturned(POT, id("v1"), 300, NOW),
                        new AllowanceFreed(
                                ALLOWANCE + "ENTERPRISE/" + ENTERPRISE, id("v1"), 300, NOW),
                        new AllowanceFreed(ALLOWANCE + "GROUP/" + GROUP, id("v1"), 300, NOW));
        assertThat(now().status()).isEqualTo(VoucherStatus.CLOSED);
        assertThat(now().unusedFen()).isEqualTo(500);
    }

    @Test
    void the_holder_may_have_as_much_again_under_its_cap() {
        service.accepted(close("v1", 200));
        service.accepted(recover("v1", 300));

        service.accepted(new AskForMore(ENTERPRISE, 500, 1_000));
        assertThat(service.refused(new AskForMore(ENTERPRISE, 501, 1_000)).reason())
                .isEqualTo("YEARLY_CAP_EXCEEDED");
    }

    /** The year's end gives up what is available: the 500 and the 200, and not the 300. */
    @Test
    void the_pot_has_no_fen_more_than_before() {
        service.accepted(close("v1", 200));
        service.accepted(recover("v1", 300));

        EnvelopeClosed closed = service.accepted(EnvelopeClosed.class, closing());

        assertThat(closed.availableFen()).isEqualTo(700);
    }

    /** The book has posted it as returned already. */
    @Test
    void of_a_closed_year_it_is_not_returned_twice() {
        service.accepted(close("v1", 200));
        service.accepted(closing());

        assertThat(service.eventsOf(recover("v1", 300)))
                .contains(new RecoveredReturned(POT, id("v1"), 300, NOW))
                .noneMatch(UnusedReturned.class::isInstance);
    }

    @Test
    void a_voucher_from_before_there_were_rules_counts_in_no_allowance() {
        service.accepted(new Begin(id("v2"), 400, false));
        service.accepted(close("v2", 0));

        assertThat(service.eventsOf(recover("v2", 400)))
                .containsExactly(
                        new VoucherMoneyRecovered(id("credit"), id("v2"), 400, 400, NOW),
                        new RecoveredReturned(POT, id("v2"), 400, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    pot                 | returned | it is
                    310000-COMPUTE-2026 | 1        | possible
                    310000-COMPUTE-2026 | 800      | all that was used
                    310000-COMPUTE-2026 | 801      | a bug
                    310000-COMPUTE-2026 | 0        | a bug
                    310000-COMPUTE-2026 | -1       | a bug
                    310000-COMPUTE-2025 | 1        | a bug
                    """)
    void never_more_than_the_face_comes_back(String pot, long returnedFen, String itIs) {
        service.accepted(close("v1", 200));
        RecoverVoucherMoney recovery =
                new RecoverVoucherMoney(pot, id("v1"), id("credit"), returnedFen, NOW);

        if (itIs.equals("a bug")) {
            isABug(recovery);
        } else {
            service.accepted(recovery);
        }
    }

    @Test
    void what_came_back_before_in_whatever_way_cannot_come_back_again() {
        service.accepted(giveBack("v1", 400));
        service.accepted(reduce("v1", 400, 600));
        service.accepted(exhausted("v1"));

        service.accepted(reverse("v1", 100));
        isABug(recover("v1", 501));
        service.accepted(recover("v1", 300));
        isABug(reverse("v1", 201));
        service.accepted(reverse("v1", 200));
        assertThat(now().unusedFen()).isEqualTo(600);
    }

    @Test
    void of_a_voucher_that_is_not_closed_nothing_is_returned() {
        isABug(recover("v1", 1));
        service.accepted(cancel("v1"));
        isABug(recover("v1", 1));
        service.accepted(exhausted("v1"));
        service.accepted(reopen("v1"));
        isABug(recover("v1", 1));
    }

    @Test
    void a_used_up_voucher_that_stayed_closed_stays_so() {
        service.accepted(exhausted("v1"));
        service.accepted(recover("v1", 1));

        isABug(reopen("v1"));
    }

    @Test
    void there_is_no_money_of_a_voucher_that_is_not_there() {
        assertThatThrownBy(() -> service.send(recover("v9", 1)))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    private static CloseEnvelope closing() {
        return new CloseEnvelope(POT, id("y1"), id("asked"), NOW);
    }

    private void isABug(Object command) {
        int before = service.events().size();
        assertThatThrownBy(() -> service.send(command)).isInstanceOf(IllegalStateException.class);
        assertThat(service.events()).hasSize(before);
    }

    private VoucherState now() {
        return service.accepted(VoucherState.class, new Look(id("v1")));
    }
}
