package org.computevoucher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.ledger.book.BookEvent;
import org.computevoucher.ledger.budget.BudgetEvent;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.testkit.StoredEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events that were stored once must load for ever. The files under {@code stored-events} are never
 * changed: an event that gains a component keeps its old file and gets a second one.
 */
class StoredEventsTest {

    private static final StoredEvents STORED =
            StoredEvents.of(List.of(BudgetEvent.class, BookEvent.class), StoredEvents.FIXTURES);

    static Stream<Class<?>> events() {
        return STORED.types();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_stored_event_still_loads_whole(Class<?> event) throws IOException {
        STORED.assertLoadsAsStored(event);
    }

    @Test
    void every_event_has_a_stored_one_and_belongs_to_a_family() {
        Map<String, Class<?>> named =
                events().collect(Collectors.toMap(StoredEvents::nameOf, event -> event));

        assertThat(
                        new ClassFileImporter()
                                        .withImportOption(new ImportOption.DoNotIncludeTests())
                                        .importPackages("org.computevoucher.ledger")
                                        .stream()
                                        .filter(type -> type.isAnnotatedWith(StoredAs.class))
                                        .map(JavaClass::getName))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        named.values().stream().map(Class::getName).toList());
    }
}
