package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two desks of one service ask registers of their own, perhaps in one batch of a lane. */
class TwoRegistersTest {

    private static final String ID = "data-centre/DC-1";

    private final EventStore store = mock(EventStore.class);
    private final AggregateVersions versions = mock(AggregateVersions.class);
    private final List<DomainEventMessage<?>> log = new ArrayList<>();
    private final Register<String> one = register();
    private final Register<String> other = register();

    @BeforeEach
    void theLogIsWhatIsAppended() {
        when(store.readEvents(ID, 0)).thenAnswer(call -> DomainEventStream.of(List.copyOf(log)));
        when(versions.newest(any())).thenAnswer(call -> Map.of(ID, log.size() - 1L));
    }

    @Test
    void an_old_state_of_one_is_found_also_where_another_has_the_newest() {
        append("APPROVED");
        assertThat(inOneWork(() -> other.consult(ID))).isEqualTo("APPROVED");
        append("SUSPENDED");

        assertThatThrownBy(() -> inOneWork(() -> one.consult(ID) + ' ' + other.consult(ID)))
                .isInstanceOf(OutdatedStateException.class);

        assertThat(inOneWork(() -> one.consult(ID) + ' ' + other.consult(ID)))
                .isEqualTo("SUSPENDED SUSPENDED");
    }

    @Test
    void where_both_have_the_newest_the_work_is_done() {
        append("APPROVED");

        assertThatCode(() -> inOneWork(() -> one.consult(ID) + other.consult(ID)))
                .doesNotThrowAnyException();
    }

    private Register<String> register() {
        return new Register<>(store, "", (before, event) -> (String) event, 10);
    }

    private void append(String event) {
        log.add(new GenericDomainEventMessage<>("DataCentre", ID, log.size(), event));
    }

    /** As a lane does before it commits. */
    private String inOneWork(Supplier<String> work) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        try {
            String result = work.get();
            LookedAt.in(unit).requireFreshRegisters(versions);
            return result;
        } finally {
            unit.rollback();
        }
    }
}
