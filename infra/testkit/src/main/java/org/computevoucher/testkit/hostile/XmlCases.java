package org.computevoucher.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.computevoucher.testkit.contract.RawHttp.Body;

/** XML made from a valid document: what reads files or grows without end, and the whole broken. */
final class XmlCases {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final Random random;
    private final BodyCases.Sink sink;

    XmlCases(Random random, BodyCases.Sink sink) {
        this.random = random;
        this.sink = sink;
    }

    void of(String valid) {
        for (String type :
                List.of(
                        "<!DOCTYPE Document>",
                        "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                        "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                        "<!DOCTYPE Document [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\">%x;]>",
                        laughs())) {
            sink.add("document type", Body.of(DECLARATION + type + valid), true, null);
            sink.add(
                    "document type",
                    Body.of(DECLARATION + type + valid.replaceFirst(">[^<>]+<", ">&x;<")),
                    true,
                    null);
        }
        for (String whole :
                List.of(
                        " ",
                        "{}",
                        "<Document/>",
                        "<Document>",
                        valid + valid,
                        valid + "x",
                        "<a>".repeat(50_000),
                        "<a " + "b".repeat(1_000_000) + "=\"\"/>",
                        "<a>" + "x".repeat(5_000_000) + "</a>",
                        valid.replaceFirst("<[^>]+>", "<Document>"))) {
            sink.add("malformed XML", Body.of(whole), true, null);
        }
        byte[] bytes = valid.getBytes(UTF_8);
        for (String bad : List.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00ff", "\u0000")) {
            sink.add("no UTF-8", Body.of((valid + bad).getBytes(ISO_8859_1)), true, null);
        }
        for (int i = 0; i < 20; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            sink.add("flipped bit", Body.of(flipped), false, null);
        }
        for (int length = 0; length < bytes.length; length += 29) {
            sink.add("truncated XML", Body.of(Arrays.copyOf(bytes, length)), true, null);
        }
    }

    /** Ten to the power of nine of them. */
    private static String laughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ';').repeat(10)));
        }
        return type.append("<!ENTITY x \"&a9;\">]>").toString();
    }
}
