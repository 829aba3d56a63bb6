package org.computevoucher.platform.web.limit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * JSON between systems is UTF-8 without a byte order mark (RFC 8259, 8.1). A body that says or is
 * anything else is refused before it is parsed: a parser that guesses can be made to read another
 * text than the one that was checked.
 */
@RestControllerAdvice
public final class StrictBody extends RequestBodyAdviceAdapter {

    private static final String WORDS = "must be UTF-8 without a byte order mark, not compressed";
    private static final String HEADER_WORDS = "must be UTF-8, not compressed";

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        HttpHeaders headers = message.getHeaders();
        requireUtf8(headers);
        byte[] body = message.getBody().readAllBytes();
        if (!isPlainUtf8(body)) {
            throw refused(Fault.atPointer("", WORDS));
        }
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
    }

    /**
     * What the headers say of a body of any type.
     *
     * @throws RequestRefused BODY_ENCODING_UNSUPPORTED
     */
    public static void requireUtf8(HttpHeaders headers) {
        MediaType contentType = headers.getContentType();
        if (contentType != null
                && contentType.getCharset() != null
                && !StandardCharsets.UTF_8.equals(contentType.getCharset())) {
            throw refused(Fault.ofHeader(HttpHeaders.CONTENT_TYPE, HEADER_WORDS));
        }
        String coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw refused(Fault.ofHeader(HttpHeaders.CONTENT_ENCODING, HEADER_WORDS));
        }
    }

    private static RequestRefused refused(Fault fault) {
        return new RequestRefused(
                WebReason.BODY_ENCODING_UNSUPPORTED,
                "The body %s.".formatted(fault.detail()),
                fault);
    }

    /** A NUL byte is in no JSON, but in every ASCII character that is written as UTF-16 or 32. */
    private static boolean isPlainUtf8(byte[] body) {
        for (byte one : body) {
            if (one == 0) {
                return false;
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return text.isEmpty() || text.charAt(0) != '\uFEFF';
        } catch (CharacterCodingException noUtf8) {
            return false;
        }
    }
}
