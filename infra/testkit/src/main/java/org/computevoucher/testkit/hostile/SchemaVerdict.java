package org.computevoucher.testkit.hostile;

import java.util.regex.Pattern;
import org.computevoucher.testkit.contract.ApiDocument;
import org.computevoucher.testkit.contract.RawHttp.Body;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a schema says of a body. */
enum SchemaVerdict {
    VALID,
    INVALID,
    /** It is no JSON, or more than one reads in a test. */
    UNREADABLE;

    private static final int TOO_LARGE = 50_000;

    /** Numbers that fit in a few characters and in no memory. */
    private static final Pattern TOO_MANY_DIGITS = Pattern.compile("[eE][+-]?[0-9]{4,}");

    /** JSON Schema takes 1.0 for an integer; we do not, and JSON itself leaves it open. */
    private static final JsonMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    static SchemaVerdict of(ApiDocument document, JsonNode schema, Body body) {
        if (body.size() > TOO_LARGE || TOO_MANY_DIGITS.matcher(body.text()).find()) {
            return UNREADABLE;
        }
        try {
            JsonNode value = EXACT.readTree(body.bytes());
            return document.errors(schema, value).isEmpty() ? VALID : INVALID;
        } catch (JacksonException e) {
            return UNREADABLE;
        }
    }
}
