package org.computevoucher.ledger.it;

import java.time.Duration;
import org.computevoucher.ledger.LedgerServiceApplication;
import org.computevoucher.testkit.FactTopics;
import org.computevoucher.testkit.ServiceIT;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service over a real database, broker and registry, spoken to from outside. All tests
 * share one service, as its users do: each has a region of its own.
 */
@SpringBootTest(
        classes = LedgerServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "computevoucher.reconciliation.enabled=false")
public abstract class LedgerIT extends ServiceIT {

    /** How long a fact may wait here before it is overdue. */
    static final Duration CAUSE_TIMEOUT = Duration.ofSeconds(15);

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        useSharedParts(properties, "ledger");
        properties.add("computevoucher.intake.cause-timeout", CAUSE_TIMEOUT::toString);
    }

    LedgerHttp http() {
        return new LedgerHttp(http);
    }

    FactTopics facts() {
        return topics;
    }
}
