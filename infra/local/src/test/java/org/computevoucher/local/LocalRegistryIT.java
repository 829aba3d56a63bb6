package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalRegistryIT {

    private static final String SCHEMA =
            """
            {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Kept\\",\\"fields\\":[{\\"name\\":\\"amountFen\\",\\"type\\":\\"long\\"}]}"}""";

    private final LocalRegistry registry = LocalParts.shared().registry();

    @Test
    void ids_and_compatibility_survive_a_kill_and_a_stop() throws Exception {
        String id = send("POST", "/subjects/kept-Kept/versions", SCHEMA);
        assertThat(id).matches("\\{\"id\":\\d+}");
        send("PUT", "/config/kept-Kept", "{\"compatibility\":\"FULL_TRANSITIVE\"}");

        registry.killHard();
        assertThat(registry.isRunning()).isFalse();
        registry.start();
        assertThat(send("POST", "/subjects/kept-Kept/versions", SCHEMA)).isEqualTo(id);
        registry.stop();
        assertThat(registry.isRunning()).isFalse();
        registry.start();

        assertThat(send("POST", "/subjects/kept-Kept/versions", SCHEMA)).isEqualTo(id);
        String number = id.replaceAll("\\D", "");
        assertThat(send("GET", "/schemas/ids/" + number, "")).contains("amountFen");
        assertThat(send("GET", "/config/kept-Kept", "")).contains("FULL_TRANSITIVE");
    }

    private String send(String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(registry.url() + path))
                            .timeout(Duration.ofSeconds(20))
                            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
            return response.body();
        }
    }
}
