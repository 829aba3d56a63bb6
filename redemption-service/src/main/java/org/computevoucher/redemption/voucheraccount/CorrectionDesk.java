package org.computevoucher.redemption.voucheraccount;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.claim.Claims;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.ReversalAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.computevoucher.redemption.usage.UsageKey;
import org.computevoucher.redemption.usage.UsageReversal;

/** Takes usage back that was reported wrongly, and decides on usage that waits for a person. */
final class CorrectionDesk {

    private final Repository<VoucherAccount> accounts;
    private final Repository<UsageKey> usageKeys;
    private final Claims claims;
    private final Consuming consuming;

    CorrectionDesk(Configuration configuration) {
        this.accounts = configuration.repository(VoucherAccount.class);
        this.usageKeys = configuration.repository(UsageKey.class);
        this.claims = Claims.of(configuration);
        this.consuming = new Consuming(configuration);
    }

    /** The same correction gets the first answer again; what was reversed can be reported anew. */
    @CommandHandler
    Outcome<CorrectedConsumption> reverse(ReverseConsumption command) {
        Reversal reversal = command.reversal();
        return Aggregates.find(usageKeys, command.usageKey())
                .map(key -> key.invoke(found -> reverse(found, command)))
                .orElseGet(() -> Outcome.refused(UsageKey.unknown(reversal)));
    }

    private Outcome<CorrectedConsumption> reverse(UsageKey key, ReverseConsumption command) {
        Outcome<ReversalAnswer> before = key.before(command.reversal());
        return before != null
                ? before.map(answer -> new CorrectedConsumption(true, answer))
                : key.quote(command.reversal())
                        .map(
                                quoted ->
                                        new CorrectedConsumption(
                                                false, reversed(key, command, quoted)));
    }

    private ReversalAnswer reversed(
            UsageKey key, ReverseConsumption command, UsageReversal quoted) {
        Aggregate<VoucherAccount> account = accounts.load(quoted.voucherId().toString());
        Money subsidy = account.invoke(found -> found.reverse(command, quoted));
        claims.release(
                quoted.invoice(),
                quoted.voucherId(),
                quoted.billedCost(),
                quoted.eligibleCost(),
                account.invoke(found -> found.terms().subsidy()),
                command.at());
        return key.reverse(command.reversal(), quoted, command.eventId(), subsidy, command.at());
    }

    /** One that is found to count is still asked every other rule. */
    @CommandHandler
    Outcome<DecidedException> decide(DecideException command) {
        return Aggregates.find(usageKeys, command.usageKey())
                .map(key -> decide(key, command))
                .orElseGet(() -> Outcome.refused(UsageKey.noException(command.usageKey())));
    }

    private Outcome<DecidedException> decide(Aggregate<UsageKey> key, DecideException command) {
        return key.invoke(UsageKey::undecided)
                .then(
                        usage ->
                                command.verdict() == ExceptionVerdict.ACCEPT
                                        ? accepted(key, usage, command)
                                        : Outcome.accepted(rejected(key, command)));
    }

    private static DecidedException rejected(Aggregate<UsageKey> key, DecideException command) {
        key.execute(found -> found.decide(command.decided()));
        return new DecidedException(command.verdict(), null);
    }

    private Outcome<DecidedException> accepted(
            Aggregate<UsageKey> key, Usage usage, DecideException command) {
        return accounts.load(usage.voucherId().toString())
                .invoke(
                        account ->
                                account.checkLate(usage.chargePeriod(), command.at())
                                        .then(
                                                period ->
                                                        consuming.consumed(
                                                                account, command.record(usage))))
                .map(taken -> accepted(key, taken, command));
    }

    private static DecidedException accepted(
            Aggregate<UsageKey> key, UsageTaken taken, DecideException command) {
        key.execute(
                found -> {
                    found.decide(command.decided());
                    found.take(taken);
                });
        return new DecidedException(command.verdict(), taken.firstAnswer());
    }
}
