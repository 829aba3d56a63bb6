package org.computevoucher.platform.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.computevoucher.platform.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a fact: CloudEvents 1.0, binary mode of the Kafka protocol binding, and its
 * distributed tracing extension.
 */
public final class FactHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String CAUSATION_ID = "ce_causationid";
    private static final String SPEC_VERSION = "ce_specversion";
    private static final String SOURCE = "ce_source";
    private static final String SUBJECT = "ce_subject";
    public static final String SEQUENCE = "ce_sequence";
    private static final String CONTENT_TYPE = "content-type";

    private FactHeaders() {}

    /**
     * @param service the service that records the fact
     * @param type the full name of the Avro record
     * @param logIndex the fact's index in its service's log
     * @param traceparent the trace it was recorded for, if any
     */
    public static List<Header> of(
            String service,
            String type,
            PublicRecord fact,
            long logIndex,
            @Nullable String traceparent) {
        List<Header> headers =
                new ArrayList<>(
                        List.of(
                                header(SPEC_VERSION, "1.0"),
                                header(ID, fact.eventId().toString()),
                                header(TYPE, type),
                                header(SOURCE, "/computevoucher/" + service),
                                header(TIME, fact.recordedAt().toString()),
                                header(SUBJECT, fact.key()),
                                header(SEQUENCE, Long.toString(logIndex)),
                                header(CONTENT_TYPE, "application/avro")));
        UUID cause = fact.causeId();
        if (cause != null) {
            headers.add(header(CAUSATION_ID, cause.toString()));
        }
        if (traceparent != null) {
            headers.add(header(TraceContext.TRACEPARENT, traceparent));
        }
        return headers;
    }

    /** The trace that a record carries on, or a new one where it carries none that is valid. */
    public static TraceContext trace(Headers headers) {
        List<String> received = new ArrayList<>();
        for (Header header : headers.headers(TraceContext.TRACEPARENT)) {
            received.add(
                    header.value() == null
                            ? ""
                            : new String(header.value(), StandardCharsets.UTF_8));
        }
        return TraceContext.continued(received);
    }

    /** The text of a header, or null where it is absent. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
