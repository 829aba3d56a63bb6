package org.computevoucher.redemption.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.command.Lookout;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * At its time of day, a run is opened for each region that owes something and whose account is set.
 *
 * <p>It remembers nothing: the id of a day's run follows from region and day, so that it is opened
 * once however often it is looked. After a time in which the service was down, the last day that
 * was missed is made up for, and none before it: one run pays all that is owed.
 */
@Component
@ConditionalOnBooleanProperty("computevoucher.settlement.schedule.enabled")
final class WhenItIsTimeThenOpenSettlementRuns extends Lookout {

    private static final Logger log =
            LoggerFactory.getLogger(WhenItIsTimeThenOpenSettlementRuns.class);

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final OwingRegions owing;
    private final Commands commands;
    private final Clock clock;
    private final SettlementProperties settings;

    WhenItIsTimeThenOpenSettlementRuns(
            OwingRegions owing, Commands commands, Clock clock, SettlementProperties settings) {
        super("settlement-schedule", settings.schedule().poll());
        this.owing = owing;
        this.commands = commands;
        this.clock = clock;
        this.settings = settings;
    }

    /** Opens the runs of the last day whose time has come. */
    @Override
    protected void look() {
        Instant now = clock.instant();
        LocalDate day = lastDay(now);
        for (String region : owing.all()) {
            settings.debtorOf(region)
                    .ifPresentOrElse(
                            debtor ->
                                    open(
                                            new OpenSettlementRun(
                                                    idOf(region, day),
                                                    new SettlementScope(region, null, null),
                                                    null,
                                                    debtor,
                                                    now)),
                            () -> log.debug("the region {} has no account to pay from", region));
        }
    }

    private LocalDate lastDay(Instant now) {
        ZonedDateTime here = now.atZone(SHANGHAI);
        return here.toLocalTime().isBefore(settings.schedule().at())
                ? here.toLocalDate().minusDays(1)
                : here.toLocalDate();
    }

    static UUID idOf(String region, LocalDate day) {
        return UUID.nameUUIDFromBytes(("scheduled-run/" + region + '/' + day).getBytes(UTF_8));
    }

    private void open(OpenSettlementRun command) {
        if (commands.sendAndWait(command) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("a run was refused: " + refusal.detail());
        }
    }
}
