package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.computevoucher.local.demo.Demo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of any one service in the middle of the demo, and its start again, leave the
 * table that an undisturbed run leaves, every event once on its topic, and a book that is what the
 * topics say.
 */
class KillIT {

    private static final Pattern SIX_AMOUNTS = Pattern.compile(".*(\\s+[\\d,]+\\.\\d{2}){6}");

    private static LocalDate today;
    private static String undisturbed;

    @BeforeAll
    static void playUndisturbed() throws Exception {
        today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        undisturbed = play(ThreeServices.undisturbed());
    }

    @Test
    void the_ledger_is_killed() throws Exception {
        // while it books vouchers and consumptions
        killInTheMiddle(ThreeServices::ledger, 80);
    }

    @Test
    void issuance_is_killed() throws Exception {
        // while it grants applications: what comes before are some 50 events
        killInTheMiddle(ThreeServices::issuance, 120);
    }

    @Test
    void redemption_is_killed() throws Exception {
        // while data centres report what was used
        killInTheMiddle(ThreeServices::redemption, 60);
    }

    @Test
    void redemption_is_killed_while_runs_collect_and_again_while_the_bank_pays() throws Exception {
        killInTheMiddle(
                ThreeServices::redemption,
                List.of(
                        services -> redemptionHas(services, "SettlementRunOpened", 2),
                        services -> redemptionHas(services, "SubsidyReimbursed", 6)));
    }

    @Test
    void the_ledger_is_killed_while_the_bank_pays() throws Exception {
        killInTheMiddle(
                ThreeServices::ledger,
                List.of(services -> redemptionHas(services, "SubsidyReimbursed", 3)));
    }

    private static boolean redemptionHas(ThreeServices services, String event, long count) {
        return services.redemption().loggedEventsByName().getOrDefault(event, 0L) >= count;
    }

    private static void killInTheMiddle(
            Function<ThreeServices, Running> victim, long whenItHasLogged) throws Exception {
        killInTheMiddle(
                victim,
                List.of(services -> victim.apply(services).loggedEvents() >= whenItHasLogged));
    }

    /**
     * @param moments one after the other
     */
    private static void killInTheMiddle(
            Function<ThreeServices, Running> victim, List<Predicate<ThreeServices>> moments)
            throws Exception {
        try (ThreeServices services = ThreeServices.start();
                ExecutorService demo = Executors.newSingleThreadExecutor()) {
            Future<String> table = demo.submit(() -> play(services));
            Running killed = victim.apply(services);
            for (Predicate<ThreeServices> moment : moments) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> moment.test(services));

                killed.process().killHard();
                assertThat(table.isDone()).as("killed in the middle, not after the end").isFalse();
                killed.process().start();
            }

            assertThat(table.get()).isEqualTo(undisturbed);
            EventsInJavaScript.assertEachCoreEventOnce(services);
            new Auditor(services).agrees();
        }
    }

    /**
     * Plays the demo and returns its tables, without what differs between any two runs: moments and
     * durations.
     */
    private static String play(ThreeServices services) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Demo demo =
                new Demo(
                        services.tokens(),
                        services.ledger().url(),
                        services.issuance().url(),
                        services.redemption().url(),
                        today,
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        boolean balanced = demo.play();
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(balanced).as("%s", text).isTrue();
        List<String> rows =
                text.lines().filter(line -> SIX_AMOUNTS.matcher(line).matches()).toList();
        // now and before the reimbursements: seven regions and their sum
        assertThat(rows).as("%s", text).hasSize(16);
        return String.join("\n", rows);
    }
}
