package org.computevoucher.redemption.voucheraccount;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.usage.InvoiceIncomplete;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.redemption.usage.UsageEvent.UsageExcepted;
import org.computevoucher.redemption.usage.UsageKey;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.ReportedTooLate;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;

/**
 * Opens accounts and records consumptions: a consumption touches the voucher's account, its usage
 * key and its invoice's claims in one transaction, so that no usage is ever paid twice. In this
 * order it is asked whether the record is new, its voucher is known, its period counts for the
 * voucher, the data centre was one that may be used then, its invoice is free, and there is money.
 * What is reported too late waits for a person before the last three are asked, but for whether
 * there is such a data centre at all.
 */
final class ConsumptionDesk {

    private final Repository<VoucherAccount> accounts;
    private final Repository<UsageKey> usageKeys;
    private final Consuming consuming;

    ConsumptionDesk(Configuration configuration) {
        this.accounts = configuration.repository(VoucherAccount.class);
        this.usageKeys = configuration.repository(UsageKey.class);
        this.consuming = new Consuming(configuration);
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

    /** What was answered before is answered again: it holds even on a closed account. */
    @CommandHandler
    Outcome<RecordedConsumption> record(RecordConsumption command) {
        Usage usage = command.usage();
        return Aggregates.find(usageKeys, usage.key())
                .map(key -> key.invoke(taken -> taken.answer(usage)).map(ConsumptionDesk::again))
                .orElseGet(() -> recordNew(command));
    }

    private static RecordedConsumption again(UsageAnswer answer) {
        return new RecordedConsumption(true, answer);
    }

    private Outcome<RecordedConsumption> recordNew(RecordConsumption command) {
        Usage.Details details = command.usage().details();
        if (details.hasHalfAnInvoice()) {
            return Outcome.refused(InvoiceIncomplete.of(details));
        }
        return Aggregates.find(accounts, command.voucherId().toString())
                .map(account -> account.invoke(found -> recordNew(found, command)))
                .orElseGet(() -> Outcome.refused(new VoucherNotKnown(command.voucherId())));
    }

    private Outcome<RecordedConsumption> recordNew(
            VoucherAccount account, RecordConsumption command) {
        Outcome<ChargePeriod> counts = account.check(command.usage().chargePeriod(), command.at());
        if (counts instanceof Outcome.Refused<ChargePeriod>(Refusal refusal)) {
            return refusal instanceof ReportedTooLate
                    ? consuming
                            .registered(command.usage())
                            .map(_ -> excepted(account, command, refusal))
                    : Outcome.refused(refusal);
        }
        return consuming
                .consumed(account, command)
                .map(
                        taken -> {
                            Aggregates.begin(usageKeys, () -> new UsageKey(taken));
                            return new RecordedConsumption(
                                    false, new UsageAnswer.Accepted(taken.firstAnswer()));
                        });
    }

    private RecordedConsumption excepted(
            VoucherAccount account, RecordConsumption command, Refusal refusal) {
        Usage usage = command.usage();
        VoucherTerms terms = account.terms();
        UsageExcepted excepted =
                new UsageExcepted(
                        usage.key(),
                        usage.contentSha256(),
                        usage,
                        terms.pot(),
                        terms.region(),
                        terms.enterprise(),
                        refusal.reason(),
                        refusal.detail(),
                        command.at());
        Aggregates.begin(usageKeys, () -> new UsageKey(excepted));
        return new RecordedConsumption(
                false, new UsageAnswer.Excepted(refusal.reason(), refusal.detail(), command.at()));
    }
}
