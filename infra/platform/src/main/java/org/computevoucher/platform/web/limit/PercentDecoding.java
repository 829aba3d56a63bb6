package org.computevoucher.platform.web.limit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** RFC 3986, 2.1, read to the letter: a bad escape or bytes that are no UTF-8 are nothing. */
final class PercentDecoding {

    private static final int HEX = 16;

    private PercentDecoding() {}

    /**
     * The text, or nothing where it cannot be decoded.
     *
     * @param plusIsBlank as in the query of an HTML form
     */
    static Optional<String> decode(String encoded, boolean plusIsBlank) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = digit(encoded, i + 1);
                int low = digit(encoded, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * HEX + low);
                i += 2;
            } else if (c > 0x7F) {
                return Optional.empty();
            } else {
                bytes.write(c == '+' && plusIsBlank ? ' ' : c);
            }
        }
        try {
            // a new decoder reports what String's constructor would replace
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), HEX) : -1;
    }
}
