package org.computevoucher.platform.web;

import java.time.Duration;
import org.computevoucher.platform.web.json.StrictJson;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** What a running service has from its configuration. */
final class StrictMappers {

    /** Small ones, so that a test reaches them. */
    static final WebProperties LIMITS =
            new WebProperties(
                    DataSize.ofBytes(1000), Duration.ofSeconds(1), 500, DataSize.ofKilobytes(1), 4);

    private StrictMappers() {}

    static JsonMapper json() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(4)
                                        .maxStringLength(50)
                                        .maxNameLength(30)
                                        .maxNumberLength(25)
                                        .maxTokenCount(40)
                                        .build())
                        .build();
        JsonMapper.Builder json = JsonMapper.builder(factory);
        StrictJson.configure(json);
        return json.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
    }
}
