package org.computevoucher.issuance.contact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SaltedRequestTest {

    private static final byte[] SALT = "0123456789abcdef".getBytes(US_ASCII);
    private static final byte[] OTHER_SALT = "0123456789abcdeF".getBytes(US_ASCII);

    @Test
    void the_same_request_under_the_same_salt_says_the_same() {
        assertThat(SaltedRequest.of(request("Wang Fang", "13800138000", "w@example.com"), SALT))
                .isEqualTo(
                        SaltedRequest.of(
                                request("Wang Fang", "13800138000", "w@example.com"), SALT));
    }

    @Test
    void every_other_request_and_every_other_salt_gives_another_hash() {
        List<ContactRequest> requests =
                List.of(
                        request("Wang Fang", "13800138000", "w@example.com"),
                        request("Wang Fan", "g13800138000", "w@example.com"),
                        request("Wang Fang", "13800138001", "w@example.com"),
                        request("Wang Fang", "13800138000", "v@example.com"),
                        request("王芳", "13800138000", "w@example.com"));
        Set<String> hashes = new HashSet<>();

        for (ContactRequest request : requests) {
            hashes.add(SaltedRequest.of(request, SALT).personal());
            hashes.add(SaltedRequest.of(request, OTHER_SALT).personal());
        }

        assertThat(hashes).hasSize(2 * requests.size());
    }

    @Test
    void what_is_not_personal_stays_as_it_is_and_what_is_does_not() {
        SaltedRequest salted =
                SaltedRequest.of(request("Wang Fang", "13800138000", "w@example.com"), SALT);

        assertThat(salted.enterprise()).isEqualTo("91330100799655058B");
        assertThat(salted.region()).isEqualTo("330100");
        assertThat(salted.personal()).matches("[0-9a-f]{64}");
    }

    private static ContactRequest request(String person, String phone, String email) {
        return new ContactRequest("91330100799655058B", "330100", person, phone, email);
    }
}
