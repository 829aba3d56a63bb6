package org.computevoucher.redemption.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is read of bodies, and what is said of those that cannot be. */
class ReportReaderTest {

    private static final String JSON = "application/json";
    private static final String EVENT = "application/cloudevents+json";
    private static final String EVENTS = "application/cloudevents-batch+json";

    private static final String RECORD =
            """
            {"dataCentre": "DC-1", "usageId": "u1", "voucherId": "5c5a1f4e-3f0b-5d0c-9a53-0d3c6a3e2b11",\
             "chargePeriodStart": "2026-03-01T08:00:00+08:00", "chargePeriodEnd": "2026-03-02T00:00:00Z",\
             "billedCostFen": 50000000, "consumedQuantity": "12.5", "consumedUnit": "卡时",\
             "skuId": "gpu", "resourceId": "node", "invoiceIssuer": "seller", "invoiceNumber": "7"}\
            """;

    private static final String THE_SAME_AS_AN_EVENT =
            """
            {"specversion": "1.0", "type": "computevoucher.usage.v1", "source": "DC-1", "id": "u1",\
             "subject": "5c5a1f4e-3f0b-5d0c-9a53-0d3c6a3e2b11",\
             "data": {"ChargePeriodStart": "2026-03-01T08:00:00+08:00", "ChargePeriodEnd": "2026-03-02T00:00:00Z",\
             "BilledCostFen": 50000000, "ConsumedQuantity": "12.5", "ConsumedUnit": "卡时",\
             "SkuId": "gpu", "ResourceId": "node", "InvoiceIssuer": "seller", "InvoiceId": "7"}}\
            """;

    private final ReportReader reader =
            new ReportReader(strict(), Validation.buildDefaultValidatorFactory().getValidator());

    private static JsonMapper strict() {
        JsonMapper.Builder json = JsonMapper.builder();
        StrictJson.configure(json);
        return json.build();
    }

    @Test
    void one_record_says_the_same_in_every_form() {
        ConsumptionRequest plain = ((Report.One) read(JSON, RECORD)).request();

        assertThat(plain.usage().details().invoiceNumber()).isEqualTo("7");
        assertThat(read(JSON + ";charset=utf-8", " " + RECORD + "\n"))
                .isEqualTo(new Report.One(plain));
        assertThat(read(EVENT, THE_SAME_AS_AN_EVENT)).isEqualTo(new Report.One(plain));
        assertThat(read(EVENTS, "[" + THE_SAME_AS_AN_EVENT + "]")).isEqualTo(many(plain));
        assertThat(read(JSON, "{\"records\": [" + RECORD + "]}")).isEqualTo(many(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    in place of                       | stands                                  | reason         | at
                    "data": {                         | "traceparent": "00-ab", "data": {       | ~~             | ~~
                    "data": {                         | "partof2": 7, "x": null, "data": {      | ~~             | ~~
                    "data": {                         | "time": "2026-03-02T00:00:00Z", "datacontenttype": "application/json", "dataschema": "/s", "data": { | ~~ | ~~
                    "data": {                         | "dataCentre": "DC-2", "data": {         | FIELD_UNKNOWN  | /dataCentre
                    "data": {                         | "my_extension": 1, "data": {            | FIELD_UNKNOWN  | /my_extension
                    "data": {                         | "extension": {"a": 1}, "data": {        | FIELD_UNKNOWN  | /extension
                    "data": {                         | "data_base64": "aGk=", "data": {        | FIELD_UNKNOWN  | /data_base64
                    "SkuId": "gpu"                    | "skuid": "gpu"                          | FIELD_UNKNOWN  | /data/skuid
                    "SkuId": "gpu"                    | "SkuPriceId": "gpu"                     | FIELD_UNKNOWN  | /data/SkuPriceId
                    "SkuId": "gpu"                    | "ResourceId": "node"                    | FIELD_DUPLICATED | /data/ResourceId
                    "specversion": "1.0"              | "specversion": "0.3"                    | FIELDS_INVALID | /specversion
                    "type": "computevoucher.usage.v1" | "type": "computevoucher.usage.v2"       | FIELDS_INVALID | /type
                    "source": "DC-1"                  | "source": "https://dc-1.cn/usage"       | FIELDS_INVALID | /source
                    "source": "DC-1", "id": "u1"      | "source": "DC-1"                        | FIELDS_INVALID | /id
                    "id": "u1"                        | "id": ""                                | FIELDS_INVALID | /id
                    "subject": "5c5a1f4e              | "subject": "V-5c5a1f4e                  | BODY_MALFORMED | /subject
                    "data": {                         | "datacontenttype": "text/xml", "data": {| FIELDS_INVALID | /datacontenttype
                    "BilledCostFen": 50000000         | "BilledCostFen": -1                     | FIELDS_INVALID | /data/BilledCostFen
                    "BilledCostFen": 50000000         | "BilledCostFen": 0.5                    | BODY_MALFORMED | /data/BilledCostFen
                    "BilledCostFen": 50000000         | "BilledCostFen": 99999999999999999999   | BODY_MALFORMED | /data/BilledCostFen
                    "BilledCostFen": 50000000,        | ~~                                      | FIELDS_INVALID | /data/BilledCostFen
                    "ConsumedQuantity": "12.5"        | "ConsumedQuantity": 12.5                | BODY_MALFORMED | /data/ConsumedQuantity
                    "ConsumedQuantity": "12.5"        | "ConsumedQuantity": "1e3"               | FIELDS_INVALID | /data/ConsumedQuantity
                    "2026-03-02T00:00:00Z"            | "2026-03-02"                            | BODY_MALFORMED | /data/ChargePeriodEnd
                    """)
    void an_event_is_read_to_the_letter(String replaced, String by, String reason, String at) {
        String event = THE_SAME_AS_AN_EVENT.replace(replaced, by);
        assertThat(event).isNotEqualTo(THE_SAME_AS_AN_EVENT);

        if (reason.isEmpty()) {
            assertThat(read(EVENT, event)).isEqualTo(read(JSON, RECORD));
        } else {
            assertRefused(EVENT, event, reason, at);
            assertThat(told(EVENTS, "[%s, %s]".formatted(THE_SAME_AS_AN_EVENT, event)))
                    .containsExactly("u1", reason + " /1" + at);
        }
    }

    @Test
    void an_extension_does_not_hide_what_is_wrong_beside_it() {
        String event =
                THE_SAME_AS_AN_EVENT
                        .replace("\"data\": {", "\"partition\": 1, \"data\": {")
                        .replace("\"gpu\"", "17");

        assertRefused(EVENT, event, "BODY_MALFORMED", "/data/SkuId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    record                                              | told
                    {}                                                  | FIELDS_INVALID /records/1/billedCostFen /records/1/chargePeriodEnd /records/1/chargePeriodStart /records/1/dataCentre /records/1/usageId /records/1/voucherId
                    {"usageId": "a", "usageId": "b"}                    | FIELD_DUPLICATED /records/1/usageId
                    {"usageID": "a"}                                    | FIELD_UNKNOWN /records/1/usageID
                    {"records": []}                                     | FIELD_UNKNOWN /records/1/records
                    {"dataCentre": {"a": [1, {"b": "]}"}]}}             | BODY_MALFORMED /records/1/dataCentre
                    {"usageId": "\\ud800"}                              | TEXT_INVALID /records/1/usageId
                    [{"usageId": "a"}]                                  | BODY_MALFORMED /records/1
                    "a \\"text\\" ]} of bytes: 算力"                     | BODY_MALFORMED /records/1
                    -12.5e3                                             | BODY_MALFORMED /records/1
                    true                                                | BODY_MALFORMED /records/1
                    null                                                | BODY_MISSING /records/1
                    """)
    void what_is_wrong_with_a_record_is_its_own_affair(String record, String told) {
        String good = RECORD.replace("u1", "算");
        String batch =
                "{\"records\" : [%s ,%s,\n%s]} ".formatted(RECORD, record, good.replace("算", "u3"));

        assertThat(told(JSON, batch)).containsExactly("u1", told, "u3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    type  | body                               | reason           | at
                    json  | {"records": []}                    | FIELDS_INVALID   | /records
                    json  | {"records": {}}                    | BODY_MALFORMED   | /records
                    json  | {"records": null}                  | BODY_MALFORMED   | /records
                    json  | {"records": [{}], "records": [{}]} | FIELD_DUPLICATED | /records
                    json  | {"records": [{}], "a/b": 1}        | FIELD_UNKNOWN    | /a~1b
                    json  | {"dataCentre": "D", "records": [1]}| FIELD_UNKNOWN    | /dataCentre
                    json  | {"records": [{}]} 1                | BODY_MALFORMED   | ~~
                    json  | {"records": [{}                    | BODY_MALFORMED   | ~~
                    json  | {"records": [{"a" 1}]}             | BODY_MALFORMED   | ~~
                    json  | []                                 | BODY_MALFORMED   | ~~
                    json  | null                               | BODY_MISSING     |
                    json  | records                            | BODY_MALFORMED   | ~~
                    event | []                                 | BODY_MALFORMED   | ~~
                    event | null                               | BODY_MISSING     |
                    event | {                                  | BODY_MALFORMED   | ~~
                    batch | []                                 | FIELDS_INVALID   | ~~
                    batch | {}                                 | BODY_MALFORMED   | ~~
                    batch | null                               | BODY_MALFORMED   | ~~
                    batch | [1                                 | BODY_MALFORMED   | ~~
                    batch | [{}] []                            | BODY_MALFORMED   | ~~
                    """)
    void what_is_no_batch_is_refused_as_a_whole(
            String type, String body, String reason, String at) {
        String contentType =
                switch (type) {
                    case "event" -> EVENT;
                    case "batch" -> EVENTS;
                    default -> JSON;
                };

        assertRefused(contentType, body, reason, at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void a_batch_in_another_encoding_than_utf_8_is_refused(String encoding) {
        byte[] body = "{\"records\": [%s]}".formatted(RECORD).getBytes(Charset.forName(encoding));

        assertThatThrownBy(() -> reader.read(JSON, body))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.reason().name()).isEqualTo("BODY_MALFORMED"));
    }

    @Test
    void the_mark_that_says_utf_8_shifts_no_record() {
        String batch = "{\"records\": [%s, %s]}".formatted(RECORD, RECORD);

        assertThat(read(JSON, "\ufeff" + batch)).isEqualTo(read(JSON, batch));
    }

    @Test
    void a_batch_has_a_thousand_records_at_most() {
        String thousand = String.join(",", Collections.nCopies(1000, RECORD));

        assertThat(((Report.Many) read(JSON, "{\"records\": [" + thousand + "]}")).records())
                .hasSize(1000)
                .hasOnlyElementsOfType(Reading.Legible.class);
        assertRefused(
                JSON, "{\"records\": [%s,{}]}".formatted(thousand), "FIELDS_INVALID", "/records");
    }

    private Report read(String type, String body) {
        return reader.read(type, body.getBytes(UTF_8));
    }

    private void assertRefused(String type, String body, String reason, String at) {
        assertThatThrownBy(() -> read(type, body))
                .asInstanceOf(InstanceOfAssertFactories.type(RequestRefused.class))
                .extracting(ReportReaderTest::told)
                .isEqualTo(at == null ? reason : (reason + " " + at));
    }

    private List<String> told(String type, String body) {
        return ((Report.Many) read(type, body))
                .records().stream()
                        .map(
                                reading ->
                                        switch (reading) {
                                            case Reading.Legible(ConsumptionRequest record) ->
                                                    record.usageId();
                                            case Reading.Illegible(RequestRefused why) -> told(why);
                                        })
                        .toList();
    }

    private static String told(RequestRefused why) {
        return why.reason().name()
                + why.faults().stream()
                        .map(Fault::name)
                        .map(name -> " " + name)
                        .collect(Collectors.joining());
    }

    private static Report.Many many(ConsumptionRequest... records) {
        return new Report.Many(
                List.of(records).stream().<Reading>map(Reading.Legible::new).toList());
    }
}
