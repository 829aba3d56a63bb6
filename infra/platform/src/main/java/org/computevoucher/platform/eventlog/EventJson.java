package org.computevoucher.platform.eventlog;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of stored events. */
public final class EventJson {

    private EventJson() {}

    /**
     * Strict on reading: a component that the record no longer has, or a primitive one that the
     * stored event never had, stops the reader instead of losing or inventing a value. A component
     * added later is therefore boxed or an {@code Optional}-like type with a meaning for "absent".
     */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
