package org.computevoucher.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.computevoucher.platform.request.RequestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledBodyTest {

    private static final RequestKey KEY = new RequestKey("caller", "k", "POST", "/api/v1/tables");

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void it_is_read_as_often_as_needed_and_then_is_gone(@TempDir Path folder) throws Exception {
        try (SpooledBody body = SpooledBody.of(stream("a,b"), folder)) {
            for (int times = 0; times < 2; times++) {
                try (InputStream bytes = body.open()) {
                    assertThat(bytes).hasContent("a,b");
                }
            }
            assertThat(folder).isNotEmptyDirectory();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_same_bytes_say_the_same(@TempDir Path folder) {
        try (SpooledBody one = SpooledBody.of(stream("a,b"), folder);
                SpooledBody same = SpooledBody.of(stream("a,b"), folder);
                SpooledBody other = SpooledBody.of(stream("a,b "), folder)) {
            assertThat(one.content(KEY)).isEqualTo(same.content(KEY)).isEqualTo(one.content(KEY));
            assertThat(one.content(KEY)).isNotEqualTo(other.content(KEY));
        }
    }

    @Test
    void one_that_breaks_off_leaves_nothing(@TempDir Path folder) {
        RequestRefused failure = new RequestRefused(WebReason.REQUEST_MALFORMED, "it broke off");
        InputStream breaksOff =
                new SequenceInputStream(
                        stream("a,b"),
                        new InputStream() {
                            @Override
                            public int read() {
                                throw failure;
                            }

                            @Override
                            public int read(byte[] buffer, int offset, int length) {
                                throw failure;
                            }
                        });

        assertThatThrownBy(() -> SpooledBody.of(breaksOff, folder))
                .isInstanceOf(RequestRefused.class);
        assertThat(folder).isEmptyDirectory();
    }
}
