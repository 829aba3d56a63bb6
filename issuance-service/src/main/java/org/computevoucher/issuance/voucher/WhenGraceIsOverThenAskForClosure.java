package org.computevoucher.issuance.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.computevoucher.issuance.voucher.ExpiringVouchers.Due;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.command.Lookout;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * When the grace period of a voucher is over, its closure is asked for.
 *
 * <p>It remembers nothing from one look to the next, so a row that comes late is found later; and a
 * look goes through all that is due once, so a voucher that cannot be closed is tried once in each
 * look and holds up no other. The voucher itself knows whether it was asked before: where the row
 * of one that was is late, or another instance looks at the same time, nothing happens.
 */
@Component
@EnableConfigurationProperties(ExpiryProperties.class)
final class WhenGraceIsOverThenAskForClosure extends Lookout {

    private static final Logger log =
            LoggerFactory.getLogger(WhenGraceIsOverThenAskForClosure.class);

    private final ExpiringVouchers expiring;
    private final Commands commands;
    private final Ids ids;
    private final Clock clock;
    private final ExpiryProperties settings;

    WhenGraceIsOverThenAskForClosure(
            ExpiringVouchers expiring,
            Commands commands,
            Ids ids,
            Clock clock,
            ExpiryProperties settings) {
        super("expiry", settings.poll());
        this.expiring = expiring;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        Due last = Due.FIRST;
        List<Due> batch;
        do {
            batch = expiring.due(now, last, settings.batchLimit());
            if (!batch.isEmpty()) {
                ask(batch, now);
                last = batch.getLast();
            }
        } while (batch.size() == settings.batchLimit() && !isToStop());
    }

    private void ask(List<Due> batch, Instant now) {
        Map<UUID, CompletableFuture<Outcome<Boolean>>> asked = new LinkedHashMap<>();
        for (Due due : batch) {
            asked.put(
                    due.voucherId(),
                    commands.<Boolean>send(new ExpireVoucher(due.voucherId(), ids.next(), now))
                            .copy()
                            .orTimeout(settings.patience().toNanos(), TimeUnit.NANOSECONDS));
        }
        asked.forEach(WhenGraceIsOverThenAskForClosure::awaitAnswer);
    }

    private static void awaitAnswer(UUID voucherId, CompletableFuture<Outcome<Boolean>> answer) {
        try {
            var _ = answer.join();
        } catch (RuntimeException failure) {
            log.warn("voucher {} is due and could not ask for its closure", voucherId, failure);
        }
    }
}
