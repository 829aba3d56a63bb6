package org.computevoucher.testkit.contract;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.computevoucher.testkit.hostile.HostileCallers;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What every service owes its callers. A service's IT gets these tests by naming this interface; a
 * new endpoint is covered as soon as it is in the document.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public interface HttpContractTests {

    /** Publishes the facts on which the examples rest. */
    void prepareForExamples();

    /** Keeps what the examples learn, from one test to the next. */
    ExampleRequests requests();

    @Test
    @Order(1)
    default void the_document_that_is_checked_in_is_what_the_code_says(ApplicationContext service)
            throws IOException {
        DocumentFiles.assertIsCheckedIn(generated(service));
    }

    @Test
    @Order(2)
    default void no_caller_of_a_released_document_is_broken(ApplicationContext service)
            throws IOException {
        DocumentFiles.assertBreaksNobody(generated(service));
    }

    @Test
    @Order(3)
    default void every_example_is_what_happens(ApplicationContext service) throws IOException {
        prepareForExamples();
        new ExampleRun(document(), http(service), requests(), service.getBean(Clock.class))
                .assertExamplesAreTrue();
    }

    @Test
    @Order(4)
    default void whatever_is_sent_is_answered_well_and_changes_nothing_that_it_may_not(
            ApplicationContext service) throws IOException {
        new HostileCallers(
                        document(), http(service), requests(), service.getBean(JdbcTemplate.class))
                .assertNobodyIsHurt();
    }

    private static ApiDocument document() throws IOException {
        return ApiDocument.parse(DocumentFiles.current());
    }

    private static RawHttp http(ApplicationContext service) {
        return new RawHttp(port(service));
    }

    private static int port(ApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** As callers get it; the first who asks may wait for long, because it is made then. */
    private String generated(ApplicationContext service) {
        RawHttp.Answer answer =
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .until(
                                () -> http(service).send(requests().ofDocument()),
                                found -> !found.isLate());
        if (answer.status() != 200) {
            throw new AssertionError("no document: " + answer);
        }
        return answer.body();
    }
}
