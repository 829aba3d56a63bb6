package org.computevoucher.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.trace.TraceSetup;
import org.computevoucher.platform.web.limit.BodyLimit;
import org.computevoucher.platform.web.limit.Media;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A service that is nothing but edges: no database, no broker, no callers to be known. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@Import({TraceSetup.class, WebEdges.class})
class DeskService {

    enum Colour {
        RED,
        GREEN
    }

    record Ask(@NotNull Long amountFen, @Nullable String document) {}

    record Said(String name, @Nullable Colour colour, int limit, @Nullable Instant at) {}

    /** Found by Spring as a member of the service. */
    @RestController
    static final class Desk {

        @PostMapping("/api/v1/asks")
        @ResponseStatus(HttpStatus.CREATED)
        Ask ask(@Valid @RequestBody Ask ask) {
            return ask;
        }

        @PostMapping("/api/v1/batches")
        @BodyLimit(bytes = 100_000)
        int batch(@Valid @RequestBody Ask ask) {
            return ask.document() == null ? 0 : ask.document().length();
        }

        /** Takes a table apart and gives it back as it came. */
        @PostMapping("/api/v1/tables")
        @BodyLimit(bytes = 1_000_000, seconds = 20)
        @Media(takes = "text/csv", gives = "text/csv")
        ResponseEntity<byte[]> table(StreamedBody body) throws IOException {
            try (SpooledBody table = body.spooled();
                    InputStream bytes = table.open()) {
                return ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .body(bytes.readAllBytes());
            }
        }

        @PostMapping("/api/v1/knocks")
        void knock() {}

        @GetMapping("/api/v1/names/{name}")
        Said say(
                @PathVariable String name,
                @RequestParam(required = false) @Nullable Colour colour,
                @RequestParam(defaultValue = "10") @Min(1) @Max(20) int limit,
                @RequestParam(required = false) @Nullable Instant at) {
            return new Said(name, colour, limit, at);
        }

        @GetMapping("/api/v1/ids/{id}")
        UUID id(@PathVariable UUID id, @RequestParam boolean loud) {
            return loud ? id : new UUID(0, 0);
        }

        @GetMapping("/api/v1/broken")
        int broken() {
            return Integer.parseInt("select secret from org.computevoucher.Secret");
        }
    }

    /** Its limits are small, so that a test reaches them. */
    static ServletWebServerApplicationContext start() {
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(DeskService.class)
                        .web(WebApplicationType.SERVLET)
                        .run(
                                "--spring.config.import=classpath:platform.yaml",
                                "--spring.application.name=desk",
                                "--server.port=0",
                                "--server.tomcat.connection-timeout=1s",
                                "--computevoucher.web.body-time=500ms",
                                "--computevoucher.web.body-limit=1KB",
                                "--management.endpoint.health.validate-group-membership=false");
    }
}
