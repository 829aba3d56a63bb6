package org.computevoucher.redemption.voucheraccount;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.computevoucher.redemption.usage.UsageKey;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;

/**
 * Opens accounts and records consumptions: a consumption touches the voucher's account and its
 * usage key in one transaction, so that no usage is ever paid twice.
 */
final class ConsumptionDesk {

    private final Repository<VoucherAccount> accounts;
    private final Repository<UsageKey> usageKeys;

    ConsumptionDesk(Repository<VoucherAccount> accounts, Repository<UsageKey> usageKeys) {
        this.accounts = accounts;
        this.usageKeys = usageKeys;
    }

    /**
     * @throws IllegalStateException if the voucher has an account: it is issued once, so a second
     *     issue is a bug and becomes a dead letter
     */
    @CommandHandler
    Outcome<VoucherAccountOpened> open(OpenVoucherAccount command) {
        if (Aggregates.find(accounts, command.voucherId().toString()).isPresent()) {
            throw new IllegalStateException("a voucher has one account: " + command);
        }
        VoucherAccountOpened opened =
                new VoucherAccountOpened(
                        command.voucherId(),
                        command.voucherIssuedId(),
                        command.terms(),
                        command.at());
        Aggregates.begin(accounts, () -> new VoucherAccount(opened));
        return Outcome.accepted(opened);
    }

    /** What was accepted before is answered first: its answer holds even on a closed account. */
    @CommandHandler
    Outcome<RecordedConsumption> record(RecordConsumption command) {
        Usage usage = command.usage();
        return Aggregates.find(usageKeys, usage.key())
                .map(key -> key.invoke(taken -> taken.answer(usage)).map(ConsumptionDesk::again))
                .orElseGet(() -> recordNew(command));
    }

    private Outcome<RecordedConsumption> recordNew(RecordConsumption command) {
        return Aggregates.find(accounts, command.voucherId().toString())
                .map(account -> account.invoke(found -> found.consume(command)))
                .orElseGet(() -> Outcome.refused(new VoucherNotKnown(command.voucherId())))
                .map(this::takeKey);
    }

    private RecordedConsumption takeKey(ComputeConsumed consumed) {
        FirstAnswer answer =
                new FirstAnswer(
                        consumed.eventId(),
                        consumed.voucherId(),
                        consumed.eligibleCostFen(),
                        consumed.subsidyFen(),
                        consumed.payerShareFen(),
                        consumed.bindingLimit(),
                        consumed.openFen(),
                        consumed.payee());
        Usage usage = consumed.usage();
        UsageTaken taken =
                new UsageTaken(usage.key(), usage.contentSha256(), answer, consumed.recordedAt());
        Aggregates.begin(usageKeys, () -> new UsageKey(taken));
        return new RecordedConsumption(false, answer);
    }

    private static RecordedConsumption again(FirstAnswer answer) {
        return new RecordedConsumption(true, answer);
    }
}
