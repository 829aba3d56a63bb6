package org.computevoucher.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

    private static UUID id(String caller, String value) {
        return new RequestKey(caller, value, "POST", "/api/v1/vouchers").id();
    }

    @Test
    void two_callers_with_the_same_key_do_not_meet() {
        assertThat(id("a", "k")).isNotEqualTo(id("b", "k"));
        assertThat(id("a", "k")).isNotEqualTo(id("a", "l"));
    }

    @Test
    void no_caller_can_choose_a_key_that_reaches_into_anothers() {
        assertThat(id("a", "bc")).isNotEqualTo(id("ab", "c"));
        assertThat(id("a:b", "c")).isNotEqualTo(id("a", "b:c"));
    }

    @Test
    void one_key_names_one_request_whatever_it_asks_for() {
        assertThat(new RequestKey("a", "k", "PUT", "/elsewhere").id()).isEqualTo(id("a", "k"));
    }

    /** Ids are kept for ever: another way to make them would forget every request. */
    @Test
    void an_id_is_a_uuid_of_version_8_and_frozen() {
        UUID id = id("anonymous", "first-voucher");

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).hasToString("0e1080b7-7b40-84b8-8f56-aac512fc9db0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "a\n", "\u007f"})
    void what_is_no_visible_ascii_is_no_key(String value) {
        assertThatThrownBy(() -> new RequestKey("a", value, "POST", "/"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
