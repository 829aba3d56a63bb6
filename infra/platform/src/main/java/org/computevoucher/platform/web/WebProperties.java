package org.computevoucher.platform.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of a request, with the reason for each default. What Tomcat limits itself stands in
 * {@code platform.yaml}, and so do the limits inside a JSON document.
 *
 * @param bodyLimit of an endpoint without a {@code @BodyLimit}: a command has a few hundred bytes,
 *     so this is generous
 * @param bodyTime in which a whole body has to arrive: a drop now and then would otherwise keep a
 *     connection for ever, as Tomcat's own time-out begins anew with every byte
 * @param uriLimit characters of path and query together: our longest are under 300
 * @param headerLimit of all header lines together: a token with many regions has a few thousand
 *     bytes
 * @param parameterLimit parameters of one query: our largest has 5
 */
@Validated
@ConfigurationProperties("computevoucher.web")
public record WebProperties(
        @DefaultValue("64KB") @NotNull DataSize bodyLimit,
        @DefaultValue("10s") @NotNull Duration bodyTime,
        @DefaultValue("2048") @Min(256) @Max(8192) int uriLimit,
        @DefaultValue("16KB") @NotNull DataSize headerLimit,
        @DefaultValue("32") @Min(1) @Max(1000) int parameterLimit) {}
