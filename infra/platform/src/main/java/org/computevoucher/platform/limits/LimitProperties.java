package org.computevoucher.platform.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much an instance takes. The limits are far above honest use: they keep one client that runs
 * wild from the others, and all together from the memory.
 *
 * @param inFlight requests that are being answered at once, of all clients: each may hold a body of
 *     a megabyte. With an answer in 50 ms it lets through 20 000 a second, which is more than the
 *     lanes commit
 * @param reads of one client
 * @param writes of one client
 * @param clients whose budgets are remembered, some hundred bytes each; one that was quiet for long
 *     is forgotten first, and begins with full budgets when it comes again
 */
@Validated
@ConfigurationProperties("computevoucher.limits")
public record LimitProperties(
        @DefaultValue("1000") @Min(1) @Max(100_000) int inFlight,
        @Valid @DefaultValue Reads reads,
        @Valid @DefaultValue Writes writes,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int clients) {

    /**
     * @param perSecond in the long run: a hundred people of one office who share a token, each
     *     looking at ten things a second
     * @param burst at once, after a quiet time: an export that opens all its pages
     */
    public record Reads(
            @DefaultValue("1000") @Min(1) @Max(1_000_000) int perSecond,
            @DefaultValue("2000") @Min(1) @Max(1_000_000) int burst) {}

    /**
     * @param perSecond in the long run, a batch counting as one: a data centre that posts thousands
     *     of records a second one by one does well to use batches, and with batches needs a few of
     *     these
     * @param burst at once, after a quiet time: what had piled up while the line was down
     */
    public record Writes(
            @DefaultValue("1000") @Min(1) @Max(1_000_000) int perSecond,
            @DefaultValue("2000") @Min(1) @Max(1_000_000) int burst) {}
}
