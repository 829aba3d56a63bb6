package org.computevoucher.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.computevoucher.testkit.contract.RawHttp.Header;
import org.computevoucher.testkit.contract.RawHttp.Request;

/** A request as a line for a shell: bytes that are no plain text stand escaped in {@code $'…'}. */
final class CurlLine {

    private static final int LONGEST_BODY = 1_500;

    private CurlLine() {}

    static String of(Request request, int port) {
        StringBuilder line = new StringBuilder("curl -i --path-as-is -X ");
        line.append(quoted(request.method().getBytes(ISO_8859_1)));
        for (Header header : request.headers()) {
            if (!header.name().equals("Host") || !header.value().equals("127.0.0.1")) {
                boolean secret = header.name().equalsIgnoreCase("Authorization");
                String text = header.name() + ": " + (secret ? "Bearer $TOKEN" : header.value());
                line.append(" -H ")
                        .append(secret ? '"' + text + '"' : quoted(text.getBytes(ISO_8859_1)));
            }
        }
        if (!request.body().isEmpty()) {
            line.append(" --data-binary ").append(quoted(request.body().bytes()));
        }
        String address = "http://127.0.0.1:" + port + request.target();
        return line.append(' ').append(quoted(address.getBytes(ISO_8859_1))).toString();
    }

    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder("$'");
        int length = Math.min(bytes.length, LONGEST_BODY);
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xff;
            if (b == '\'' || b == '\\') {
                quoted.append('\\').append((char) b);
            } else if (b >= 0x20 && b < 0x7f) {
                quoted.append((char) b);
            } else {
                quoted.append("\\x%02x".formatted(b));
            }
        }
        quoted.append('\'');
        return bytes.length > length
                ? quoted + "…(" + bytes.length + " bytes in all)"
                : quoted.toString();
    }
}
