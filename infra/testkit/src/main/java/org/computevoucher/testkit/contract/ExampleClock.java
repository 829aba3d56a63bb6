package org.computevoucher.testkit.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A service under test lives on the day of its document's examples: so their dates stay true, and
 * "now" is never far from them. The clock goes on as every clock does.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ExampleClock {

    /** Noon in Shanghai. */
    static final Instant START = Instant.parse("2026-06-15T04:00:00Z");

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Bean
    Clock clock() {
        Clock now = Clock.systemUTC();
        return Clock.tick(Clock.offset(now, Duration.between(now.instant(), START)), MICROSECOND);
    }
}
