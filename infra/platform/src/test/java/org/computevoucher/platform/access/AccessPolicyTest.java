package org.computevoucher.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Rows of a policy. */
class AccessPolicyTest {

    private static final AccessPolicy POLICY =
            AccessPolicy.of(
                    AccessPolicy.get("/things/{id}")
                            .by(Scope.AUDIT_READ, Reach.EVERYTHING)
                            .by(Scope.VOUCHER_WRITE, Reach.OWN_REGIONS),
                    AccessPolicy.post("/things").by(Scope.VOUCHER_WRITE, Reach.OWN_REGIONS),
                    AccessPolicy.get("/open").byEveryCaller());

    private static Optional<Mandate> mandate(HttpMethod method, String pattern, Scope... scopes) {
        Caller caller = new Caller("caller", Set.of(scopes), Set.of("310000"), null, null);
        return POLICY.row(method, pattern).flatMap(row -> row.mandateOf(caller));
    }

    @Test
    void a_scope_opens_as_far_as_its_row_lets_it_reach() {
        assertThat(mandate(HttpMethod.GET, "/things/{id}", Scope.AUDIT_READ))
                .hasValueSatisfying(given -> assertThat(given.everything()).isTrue());
        assertThat(mandate(HttpMethod.GET, "/things/{id}", Scope.VOUCHER_WRITE))
                .hasValue(new Mandate(false, Set.of("310000"), null, null));
        assertThat(mandate(HttpMethod.GET, "/things/{id}", Scope.BUDGET_WRITE)).isEmpty();
        assertThat(mandate(HttpMethod.GET, "/things/{id}")).isEmpty();
    }

    @Test
    void to_read_and_to_write_are_two_rows() {
        assertThat(mandate(HttpMethod.POST, "/things", Scope.AUDIT_READ)).isEmpty();
        assertThat(mandate(HttpMethod.POST, "/things/{id}", Scope.VOUCHER_WRITE)).isEmpty();
    }

    @Test
    void to_ask_for_the_head_is_to_read() {
        assertThat(mandate(HttpMethod.HEAD, "/things/{id}", Scope.VOUCHER_WRITE)).isPresent();
        assertThat(mandate(HttpMethod.HEAD, "/things/{id}", Scope.BUDGET_WRITE)).isEmpty();
    }

    @Test
    void what_is_open_to_every_caller_gives_no_reach() {
        assertThat(mandate(HttpMethod.GET, "/open"))
                .hasValue(new Mandate(false, Set.of(), null, null));
    }

    @Test
    void an_endpoint_has_one_row() {
        assertThatThrownBy(
                        () ->
                                POLICY.and(
                                        AccessPolicy.of(AccessPolicy.get("/open").byEveryCaller())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two rows for GET /open");
    }
}
