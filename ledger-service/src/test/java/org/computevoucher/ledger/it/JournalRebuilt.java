package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.computevoucher.testkit.ServiceHttp;
import tools.jackson.databind.JsonNode;

/** The journal, built again from the event log and switched to. */
final class JournalRebuilt {

    private JournalRebuilt() {}

    static void by(ServiceHttp operator, String key) {
        String id =
                operator.post(
                                "/api/v1/rebuilds",
                                key,
                                "{\"readModel\": \"journal\", \"onDifference\": \"SWITCH\"}")
                        .with(202)
                        .text("rebuildId");
        JsonNode ended =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(
                                () -> operator.get("/api/v1/rebuilds/" + id).ok(),
                                rebuild -> !rebuild.path("endedAt").isNull());
        assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("SWITCHED");
    }
}
