package org.computevoucher.platform.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What belongs together across services: a trace of W3C Trace Context (level 1), in the form of its
 * header {@code traceparent}. Its trace id is the correlation id of answers, logs and events.
 *
 * <p>The header {@code tracestate} is not carried on: it is the vendors' own data, and what goes
 * into events is stored for ever.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them, not all zero: the part of the work that carries this on
 * @param sampled whether somebody before us may have recorded it
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    /** The header of HTTP requests and Kafka records, and the key in the metadata of messages. */
    public static final String TRACEPARENT = "traceparent";

    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;
    private static final int SAMPLED_FLAG = 0x01;

    /** A later version may say more behind a hyphen; only the four fields we know are read. */
    private static final Pattern SYNTAX =
            Pattern.compile(
                    "(?!ff)(?<version>[0-9a-f]{2})"
                            + "-(?<trace>(?!0{32})[0-9a-f]{32})"
                            + "-(?<span>(?!0{16})[0-9a-f]{16})"
                            + "-(?<flags>[0-9a-f]{2})"
                            + "(?<more>-.*)?");

    private static final String KNOWN_VERSION = "00";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A trace that begins here. */
    public static TraceContext begin() {
        return new TraceContext(random(TRACE_ID_BYTES), random(SPAN_ID_BYTES), true);
    }

    /** What a {@code traceparent} says, or nothing where it is malformed: then it is ignored. */
    public static Optional<TraceContext> parse(String traceparent) {
        Matcher fields = SYNTAX.matcher(traceparent);
        if (!fields.matches()
                || (fields.group("version").equals(KNOWN_VERSION)
                        && fields.group("more") != null)) {
            return Optional.empty();
        }
        int flags = HexFormat.fromHexDigits(fields.group("flags"));
        return Optional.of(
                new TraceContext(
                        fields.group("trace"),
                        fields.group("span"),
                        (flags & SAMPLED_FLAG) == SAMPLED_FLAG));
    }

    /**
     * Goes on with what came in, or begins a trace where nothing came that could be continued.
     *
     * @param received the values of the header; more than one are as good as none
     */
    public static TraceContext continued(List<String> received) {
        return received.size() == 1
                ? parse(received.getFirst()).map(TraceContext::next).orElseGet(TraceContext::begin)
                : begin();
    }

    /** The same trace, and a part of the work of its own. */
    public TraceContext next() {
        return new TraceContext(traceId, random(SPAN_ID_BYTES), sampled);
    }

    /** The header's value, always in version 00. */
    public String traceparent() {
        return KNOWN_VERSION + '-' + traceId + '-' + spanId + (sampled ? "-01" : "-00");
    }

    private static String random(int size) {
        byte[] bytes = new byte[size];
        boolean allZero = true;
        while (allZero) {
            RANDOM.nextBytes(bytes);
            for (byte one : bytes) {
                allZero &= one == 0;
            }
        }
        return HexFormat.of().formatHex(bytes);
    }
}
