package org.computevoucher.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ExportAnswersTest {

    private static final ExportFile FILE =
            new ExportFile(ExportFormat.CSV, "postings", "310000", 17);

    private final ExportAnswers answers = new ExportAnswers(1);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_file_says_its_name_its_type_and_how_far_it_goes() throws IOException {
        assertThat(
                        answers.write(
                                FILE,
                                out -> out.append("a"),
                                new MockHttpServletRequest(),
                                response))
                .isNull();

        assertThat(response.getContentAsString()).isEqualTo("a");
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("X-Up-To")).isEqualTo("17");
        assertThat(response.getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"postings-310000-17.csv\"");
    }

    @Test
    void one_too_many_is_told_to_come_again_and_finds_its_place_later() throws IOException {
        AtomicReference<@Nullable ResponseEntity<?>> second = new AtomicReference<>();

        ResponseEntity<?> first =
                answers.write(
                        FILE, out -> second.set(write()), new MockHttpServletRequest(), response);

        assertThat(first).isNull();
        ResponseEntity<?> refused = Objects.requireNonNull(second.get());
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(write()).isNull();
    }

    private @Nullable ResponseEntity<?> write() throws IOException {
        return answers.write(
                FILE, out -> {}, new MockHttpServletRequest(), new MockHttpServletResponse());
    }

    @Test
    void what_fails_gives_its_place_back_and_is_not_ended_as_if_it_were_whole() throws IOException {
        assertThatThrownBy(
                        () ->
                                answers.write(
                                        FILE,
                                        out -> {
                                            throw new IOException("gone");
                                        },
                                        new MockHttpServletRequest(),
                                        response))
                .hasMessage("gone");

        assertThat(response.isCommitted()).isFalse();
        assertThat(write()).isNull();
    }
}
