package org.computevoucher.redemption.intake;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.platform.web.json.JsonFaults;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what data centres report. Each record of a batch is read for itself, by its own bytes and
 * as strictly as one that comes alone, so that what is wrong with it is its own affair.
 */
@Component
final class ReportReader {

    /** One usage record as a CloudEvent in structured mode. */
    static final String CLOUD_EVENT = "application/cloudevents+json";

    /** Several of them. */
    static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    private static final MediaType ONE_EVENT = MediaType.parseMediaType(CLOUD_EVENT);
    private static final MediaType EVENTS = MediaType.parseMediaType(CLOUD_EVENTS);

    private final JsonMapper json;
    private final Validator validator;
    private final BatchSlices slices;

    ReportReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
        this.slices = new BatchSlices(json);
    }

    /**
     * @param contentType one of the three that the endpoint takes
     * @throws RequestRefused where the body is no report, or its one record cannot be read
     */
    Report read(@Nullable String contentType, byte[] body) {
        MediaType type =
                contentType == null
                        ? MediaType.APPLICATION_JSON
                        : MediaType.parseMediaType(contentType);
        if (type.equalsTypeAndSubtype(ONE_EVENT)) {
            return new Report.One(event(body));
        }
        if (type.equalsTypeAndSubtype(EVENTS)) {
            return many(slices.ofArray(body), "", this::event);
        }
        Optional<List<byte[]>> records = slices.ofRecords(body);
        return records.isPresent()
                ? many(records.get(), "/" + BatchSlices.RECORDS, this::record)
                : new Report.One(record(body));
    }

    private static Report many(
            List<byte[]> records, String pointer, Function<byte[], ConsumptionRequest> reader) {
        if (records.isEmpty() || records.size() > Report.MAX_RECORDS) {
            String words = "must have 1 to %d records".formatted(Report.MAX_RECORDS);
            throw new RequestRefused(
                    WebReason.FIELDS_INVALID,
                    "A batch %s; this one has %d.".formatted(words, records.size()),
                    Fault.atPointer(pointer, words));
        }
        return new Report.Many(
                IntStream.range(0, records.size())
                        .mapToObj(i -> reading(records.get(i), pointer + '/' + i, reader))
                        .toList());
    }

    private static Reading reading(
            byte[] record, String pointer, Function<byte[], ConsumptionRequest> reader) {
        try {
            return new Reading.Legible(reader.apply(record));
        } catch (RequestRefused wrong) {
            List<Fault> faults =
                    wrong.faults().isEmpty()
                            ? List.of(Fault.atPointer("", "must be a record"))
                            : wrong.faults();
            return new Reading.Illegible(
                    new RequestRefused(
                            wrong.reason(),
                            wrong.detail(),
                            faults.stream()
                                    .map(
                                            fault ->
                                                    Fault.atPointer(
                                                            pointer + fault.name(), fault.detail()))
                                    .toArray(Fault[]::new)));
        }
    }

    private ConsumptionRequest record(byte[] bytes) {
        return valid(parsed(bytes, ConsumptionRequest.class));
    }

    private ConsumptionRequest event(byte[] bytes) {
        return valid(parsed(withoutExtensions(bytes), CloudEvent.class)).request();
    }

    private <T> T parsed(byte[] bytes, Class<T> type) {
        T value = read(bytes, source -> json.readValue(source, type));
        if (value == null) {
            throw new RequestRefused(WebReason.BODY_MISSING, "A JSON body is required.");
        }
        return value;
    }

    /** As it is, where it has none: then what is wrong with it is found where it stands. */
    private byte[] withoutExtensions(byte[] bytes) {
        JsonNode event = read(bytes, json::readTree);
        if (!(event instanceof ObjectNode attributes)) {
            return bytes;
        }
        List<String> extensions =
                attributes.propertyNames().stream()
                        .filter(name -> isExtension(name, event))
                        .toList();
        return extensions.isEmpty() ? bytes : json.writeValueAsBytes(attributes.remove(extensions));
    }

    /** Their names are of lower-case letters and digits, and their values are simple (3.1). */
    private static boolean isExtension(String name, JsonNode event) {
        return !CloudEvent.ATTRIBUTES.contains(name)
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                && event.path(name).isValueNode();
    }

    private <T> T read(byte[] bytes, Function<InputStream, T> parser) {
        try {
            return parser.apply(new ByteArrayInputStream(bytes));
        } catch (JacksonException wrong) {
            throw JsonFaults.refusalOf(wrong, new ByteArrayInputStream(bytes), json);
        }
    }

    private <T> T valid(T value) {
        Fault[] faults =
                validator.validate(value).stream()
                        .map(ReportReader::fault)
                        .sorted(Comparator.comparing(Fault::name))
                        .toArray(Fault[]::new);
        if (faults.length > 0) {
            throw new RequestRefused(
                    WebReason.FIELDS_INVALID,
                    "Some fields are missing or out of range; 'errors' names each.",
                    faults);
        }
        return value;
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return Fault.atPointer(
                "/" + violation.getPropertyPath().toString().replace('.', '/'),
                violation.getMessage());
    }
}
