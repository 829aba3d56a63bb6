package org.computevoucher.platform.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final List<List<String>> written = new ArrayList<>();
    private final Batch<String> batch = new Batch<>(written::add);

    @Test
    void what_the_events_of_a_batch_say_is_handed_on_together_and_in_their_order() {
        DefaultUnitOfWork<?> first = begin();
        batch.add("b");
        batch.add("a");
        assertThat(written).isEmpty();
        first.commit();
        DefaultUnitOfWork<?> second = begin();
        batch.add("c");
        second.commit();

        assertThat(written).containsExactly(List.of("b", "a"), List.of("c"));
    }

    @Test
    void what_is_rolled_back_is_handed_on_by_nobody() {
        DefaultUnitOfWork<?> first = begin();
        batch.add("a");
        first.rollback();
        begin().commit();

        assertThat(written).isEmpty();
    }

    private static DefaultUnitOfWork<?> begin() {
        return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch"));
    }
}
