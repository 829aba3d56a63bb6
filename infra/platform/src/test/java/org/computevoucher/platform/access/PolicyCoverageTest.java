package org.computevoucher.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A service whose policy and endpoints do not fit does not start. */
class PolicyCoverageTest {

    private static final AccessPolicy.Row THINGS =
            get("/things").by(Scope.AUDIT_READ, Reach.EVERYTHING);
    private static final AccessPolicy.Row MADE =
            post("/things").by(Scope.VOUCHER_WRITE, Reach.OWN_REGIONS);

    private static final AnnotationConfigApplicationContext SERVICE =
            new AnnotationConfigApplicationContext(Desk.class, RequestMappingHandlerMapping.class);

    /** Two endpoints, of which one asks for the mandate. */
    @RestController
    static final class Desk {

        @GetMapping("/things")
        int things() {
            return 1;
        }

        @PostMapping("/things")
        boolean make(Mandate mandate) {
            return mandate.everything();
        }
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    private static PolicyCoverage coverage(AccessPolicy.Row... rows) {
        return new PolicyCoverage(AccessPolicy.of(rows), SERVICE);
    }

    @Test
    void a_row_for_each_endpoint_is_what_it_takes() {
        assertThatCode(coverage(THINGS, MADE)::afterSingletonsInstantiated)
                .doesNotThrowAnyException();
        assertThat(coverage().endpoints()).containsExactly("GET /things", "POST /things");
    }

    @Test
    void an_endpoint_without_a_row_stops_the_start() {
        assertThatThrownBy(coverage(THINGS)::afterSingletonsInstantiated)
                .hasMessageContaining("no row for POST /things");
    }

    @Test
    void a_row_without_an_endpoint_stops_the_start() {
        assertThatThrownBy(
                        coverage(THINGS, MADE, get("/gone").byEveryCaller())
                                ::afterSingletonsInstantiated)
                .hasMessageContaining("a row for GET /gone, which is not mapped");
    }

    @Test
    void a_bound_row_whose_controller_does_not_ask_for_the_mandate_stops_the_start() {
        assertThatThrownBy(
                        coverage(get("/things").by(Scope.VOUCHER_WRITE, Reach.OWN_REGIONS), MADE)
                                ::afterSingletonsInstantiated)
                .hasMessageContaining("takes no Mandate, but its row is bound");
    }
}
