package org.computevoucher.redemption.voucheraccount;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeDesk;
import org.computevoucher.redemption.payee.PaymentCommand.CollectPayable;
import org.computevoucher.redemption.payee.PaymentCommand.RecordPayment;

/** Collects and pays in one go what a run and its bank do in days. */
final class PayingAll {

    private final PayeeDesk payees;

    PayingAll(Configuration configuration) {
        this.payees = new PayeeDesk(configuration);
    }

    record PayAll(String pot, String payee, UUID settlementId, Instant at) {}

    @CommandHandler
    Outcome<Long> pay(PayAll command) {
        UUID payment = command.settlementId();
        Optional<PayableCollected> collected =
                payees.collect(
                        new CollectPayable(
                                command.pot(), command.payee(), payment, payment, command.at()));
        long amountFen = collected.map(PayableCollected::amountFen).orElse(0L);
        if (amountFen > 0) {
            payees.end(
                    new RecordPayment(
                            command.pot(),
                            command.payee(),
                            payment,
                            UUID.nameUUIDFromBytes(
                                    ("paid by " + payment).getBytes(StandardCharsets.UTF_8)),
                            command.at(),
                            command.at()));
        }
        return Outcome.accepted(amountFen);
    }
}
