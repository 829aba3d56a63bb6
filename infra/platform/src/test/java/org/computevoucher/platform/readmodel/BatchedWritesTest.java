package org.computevoucher.platform.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

class BatchedWritesTest {

    private final List<String> written = new ArrayList<>();
    private final JdbcOperations jdbc =
            mock(
                    JdbcOperations.class,
                    call -> {
                        written.add(call.getArgument(0) + " " + call.getArgument(1));
                        return null;
                    });

    private final BatchedWrites<String> inserts =
            new BatchedWrites<>(jdbc, "insert", (statement, row) -> {});
    private final BatchedWrites<String> updates =
            new BatchedWrites<String>(jdbc, "update", (statement, row) -> {}).after(inserts);

    @Test
    void changes_are_written_after_what_they_change_whatever_came_first() {
        DefaultUnitOfWork<?> batch =
                DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch"));
        updates.add("a");
        inserts.add("b");
        updates.add("b");
        inserts.add("c");
        assertThat(written).isEmpty();

        batch.commit();

        assertThat(written).containsExactly("insert [b, c]", "update [a, b]");
    }

    @Test
    void nothing_is_written_where_nothing_was_added() {
        DefaultUnitOfWork<?> batch =
                DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch"));
        updates.add("a");

        batch.commit();

        assertThat(written).containsExactly("update [a]");
    }
}
