package org.computevoucher.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

@ExtendWith(OutputCaptureExtension.class)
class RehearsalTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(TimeConfiguration.class);

    private final ApplicationContextRunner rehearsal =
            service.withInitializer(RehearsalTest::rehearse);

    @Test
    void a_service_lives_in_real_time(CapturedOutput output) {
        service.run(
                context ->
                        assertThat(context.getBean(Clock.class).instant())
                                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES)));
        assertThat(output).doesNotContain("rehearsal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P45D", "-P330D", "-1h"})
    void in_a_rehearsal_it_lives_in_another_and_says_so(String offset, CapturedOutput output) {
        Duration ahead =
                offset.equals("-1h") ? Duration.ofHours(1).negated() : Duration.parse(offset);
        rehearsal
                .withPropertyValues("computevoucher.rehearsal.clock-offset=" + offset)
                .run(
                        context -> {
                            Instant now = context.getBean(Clock.class).instant();
                            assertThat(now)
                                    .isCloseTo(
                                            Instant.now().plus(ahead),
                                            within(1, ChronoUnit.MINUTES))
                                    .isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
                        });
        assertThat(output).contains("WARN").contains("this is a rehearsal");
    }

    @Test
    void without_the_profile_a_service_with_another_time_does_not_start() {
        service.withPropertyValues("computevoucher.rehearsal.clock-offset=P45D")
                .run(
                        context ->
                                assertThat(causeOf(context.getStartupFailure()))
                                        .hasMessageContaining(
                                                "computevoucher.rehearsal.clock-offset")
                                        .hasMessageContaining(
                                                "the profile 'rehearsal' is not active"));
    }

    @Test
    void nobody_rehearses_in_another_century() {
        rehearsal
                .withPropertyValues("computevoucher.rehearsal.clock-offset=P36500D")
                .run(
                        context ->
                                assertThat(causeOf(context.getStartupFailure()))
                                        .hasMessageContaining("at most 3660 days"));
    }

    private static Throwable causeOf(@Nullable Throwable failure) {
        Throwable cause =
                NestedExceptionUtils.getMostSpecificCause(Objects.requireNonNull(failure));
        // Boot explains these without a stack trace
        assertThat(cause).isInstanceOf(InvalidConfigurationPropertyValueException.class);
        return cause;
    }

    private static void rehearse(ConfigurableApplicationContext context) {
        context.getEnvironment().addActiveProfile(TimeConfiguration.REHEARSAL);
    }
}
