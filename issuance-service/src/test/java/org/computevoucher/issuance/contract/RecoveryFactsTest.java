package org.computevoucher.issuance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import computevoucher.consumption.v1.RecoveryCredited;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.issuance.voucher.RecoverVoucherMoney;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;

/** What this service does where a payee gave money back. */
class RecoveryFactsTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant RECORDED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:01Z");

    private final Commands commands = mock(Commands.class);
    private final IssuanceFacts facts = new IssuanceFacts(commands);

    @Test
    void what_was_returned_because_its_voucher_is_closed_was_not_used_after_all() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        assertThat(facts.receive(credited(POT, 70, 70))).isEqualTo(Reception.taken());

        verify(commands).within(new RecoverVoucherMoney(POT, VOUCHER, EVENT, 70, RECEIVED));
    }

    @Test
    void what_is_open_on_its_voucher_again_changes_nothing() {
        assertThat(facts.receive(credited(POT, 70, 0))).isEqualTo(Reception.taken());
        verifyNoInteractions(commands);
    }

    @Test
    void that_only_a_part_was_returned_is_a_bug() {
        for (long returnedFen : new long[] {69, 71, -1}) {
            assertThatThrownBy(() -> facts.receive(credited(POT, 70, returnedFen)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        verifyNoInteractions(commands);
    }

    @Test
    void no_pot_is_made_up_for_it() {
        assertThatThrownBy(() -> facts.receive(credited("a pot", 70, 70)))
                .isInstanceOf(IllegalArgumentException.class);
        verifyNoInteractions(commands);
    }

    private static IncomingFact credited(String pot, long amountFen, long returnedFen) {
        RecoveryCredited value =
                RecoveryCredited.newBuilder()
                        .setEventId(EVENT.toString())
                        .setEffectiveAt(RECORDED)
                        .setRecordedAt(RECORDED)
                        .setVoucherId(VOUCHER.toString())
                        .setPot(pot)
                        .setRegion("310000")
                        .setEnterprise("91330100799655058B")
                        .setPayee("DC-1")
                        .setRecoveryEventId(new UUID(1, 4).toString())
                        .setAmountFen(amountFen)
                        .setReturnedFen(returnedFen)
                        .setOpenFen(amountFen - returnedFen)
                        .build();
        return new IncomingFact(
                EVENT,
                value.getSchema().getFullName(),
                null,
                new IncomingFact.Source("topic", 0, 0, null),
                VOUCHER.toString(),
                value,
                RECORDED,
                RECEIVED,
                false);
    }
}
