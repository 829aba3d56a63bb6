package org.computevoucher.redemption;

import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.time.Clock;
import java.util.stream.Stream;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.redemption.intake.MissingVouchers;
import org.computevoucher.testkit.StoredEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events once stored must load for ever. */
class StoredEventsTest {

    private static final StoredEvents STORED =
            StoredEvents.of(
                    new RedemptionServiceApplication()
                            .redemption(
                                    new JdbcTemplate(),
                                    mock(Commands.class),
                                    new MissingVouchers((moment, patience) -> false),
                                    Clock.systemUTC()),
                    StoredEvents.FIXTURES);

    static Stream<Class<?>> events() {
        return STORED.types();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_type_still_loads_as_it_was_stored(Class<?> event) throws IOException {
        STORED.assertLoadsAsStored(event);
    }

    @Test
    void every_fixture_is_still_an_event() throws IOException {
        STORED.assertEveryFixtureIsAnEvent();
    }

    @Test
    void no_two_events_are_stored_under_one_name() {
        STORED.assertNamesAreUnique();
    }
}
