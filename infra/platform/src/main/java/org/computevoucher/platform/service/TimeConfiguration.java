package org.computevoucher.platform.service;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What time it is for a service. In a rehearsal that is another than the real one; tokens and Kafka
 * live in real time all the same, as their issuer and the brokers do.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RehearsalProperties.class)
class TimeConfiguration {

    static final String REHEARSAL = "rehearsal";

    /** Enough for any fiscal year that the rules know. */
    static final int MAX_OFFSET_DAYS = 3_660;

    private static final String OFFSET = "computevoucher.rehearsal.clock-offset";
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Logger log = LoggerFactory.getLogger(TimeConfiguration.class);

    /**
     * UTC, in steps of a microsecond: as exact as PostgreSQL and Avro keep it.
     *
     * @throws InvalidConfigurationPropertyValueException if the clock is set where nobody
     *     rehearses, or further than {@value #MAX_OFFSET_DAYS} days: the service does not start
     */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(RehearsalProperties rehearsal, Environment environment) {
        Clock real = Clock.systemUTC();
        Duration offset = rehearsal.clockOffset();
        if (offset.isZero()) {
            return Clock.tick(real, MICROSECOND);
        }
        if (!environment.acceptsProfiles(Profiles.of(REHEARSAL))) {
            throw new InvalidConfigurationPropertyValueException(
                    OFFSET,
                    offset,
                    "Only a rehearsal has another time than the real one, and the profile '"
                            + REHEARSAL
                            + "' is not active.");
        }
        if (offset.abs().compareTo(Duration.ofDays(MAX_OFFSET_DAYS)) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    OFFSET, offset, "It is at most " + MAX_OFFSET_DAYS + " days.");
        }
        Clock shifted = Clock.offset(real, offset);
        log.warn(
                "this is a rehearsal: the time is {}, {} from the real one",
                shifted.instant(),
                offset);
        return Clock.tick(shifted, MICROSECOND);
    }
}
