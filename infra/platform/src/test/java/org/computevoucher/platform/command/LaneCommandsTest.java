package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a caller waits for its command, and what comes through to it. */
class LaneCommandsTest {

    private final CommandBus bus = mock(CommandBus.class);
    private final Commands commands =
            new LaneCommands(
                    bus, new AggregateVersions(mock(JdbcTemplate.class), 1), Duration.ofMillis(10));

    private void busAnswers(CommandResultMessage<Object> result) {
        doAnswer(
                        call -> {
                            CommandMessage<Object> command = call.getArgument(0);
                            CommandCallback<Object, Object> callback = call.getArgument(1);
                            callback.onResult(command, result);
                            return null;
                        })
                .when(bus)
                .dispatch(any(), any());
    }

    @Test
    void an_outcome_that_does_not_come_in_time_is_said_to_be_unknown() {
        assertThatThrownBy(() -> commands.sendAndWait("a command"))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void an_outcome_in_time_comes_through() {
        busAnswers(GenericCommandResultMessage.asCommandResultMessage(Outcome.accepted(5L)));

        assertThat(commands.<Long>sendAndWait("a command")).isEqualTo(Outcome.accepted(5L));
    }

    @Test
    void what_breaks_comes_through_as_it_is() {
        busAnswers(GenericCommandResultMessage.asCommandResultMessage(new LaneFullException(3)));

        assertThatThrownBy(() -> commands.sendAndWait("a command"))
                .isInstanceOf(LaneFullException.class);
    }
}
