package org.computevoucher.platform.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set about the platform, with the reason for each default.
 *
 * @param kafka how to reach Kafka
 * @param schemaRegistry how to reach the schema registry
 * @param topics how topics are made that are not there yet
 * @param lanes group commit
 * @param processors read models and automations
 * @param relay event log to Kafka
 * @param intake Kafka to commands
 * @param rebuild read models that are built again
 * @param statements of balances, for the book to compare
 * @param aggregateCacheSize the most aggregates of one type held in memory
 * @param snapshotEvery how many events of an aggregate make a new snapshot worth its writing
 */
@Validated
@ConfigurationProperties("computevoucher")
public record PlatformProperties(
        @Valid @NotNull Kafka kafka,
        @Valid @NotNull SchemaRegistry schemaRegistry,
        @Valid @DefaultValue Topics topics,
        @Valid @DefaultValue Lanes lanes,
        @Valid @DefaultValue Processors processors,
        @Valid @DefaultValue Relay relay,
        @Valid @DefaultValue Intake intake,
        @Valid @DefaultValue Rebuild rebuild,
        @Valid @DefaultValue Statements statements,
        @DefaultValue("100000") @Min(1) long aggregateCacheSize,
        @DefaultValue("1000") @Min(2) int snapshotEvery) {

    /**
     * @param bootstrapServers host:port, comma separated
     * @param client further settings of every Kafka client of this service, by Kafka's own names
     *     (security and so on)
     * @param valueSerializer writes the records' values; a site may put Confluent's own class here
     * @param valueDeserializer reads them
     */
    public record Kafka(
            @NotBlank String bootstrapServers,
            @DefaultValue Map<String, String> client,
            @DefaultValue("org.computevoucher.schemas.kafka.VoucherAvroSerializer") @NotBlank
                    String valueSerializer,
            @DefaultValue("org.computevoucher.schemas.kafka.VoucherAvroDeserializer") @NotBlank
                    String valueDeserializer) {}

    /**
     * @param url Confluent's REST API, comma separated where there are several
     * @param client further settings by Confluent's own names ({@code basic.auth.user.info} and so
     *     on)
     */
    public record SchemaRegistry(@NotBlank String url, @DefaultValue Map<String, String> client) {}

    /**
     * @param partitions of a new topic; it bounds how many instances can share an intake
     * @param replicationFactor of a new topic; 3 in production
     * @param minInSyncReplicas without which nothing is acknowledged; 2 in production
     */
    public record Topics(
            @DefaultValue("6") @Min(1) @Max(10_000) int partitions,
            @DefaultValue("3") @Min(1) @Max(10) short replicationFactor,
            @DefaultValue("2") @Min(1) @Max(10) short minInSyncReplicas) {}

    /**
     * @param count lanes, each a thread and a connection; more than a few only adds smaller commits
     * @param batchLimit commands in one transaction at most: bounds a caller's wait behind others
     * @param queueLimit commands waiting in one lane at most: beyond it callers get 503
     * @param outcomeTimeout how long a caller waits for its command's outcome: usual clients give
     *     up after 30 s, and are better told before to send the same request again
     */
    public record Lanes(
            @DefaultValue("4") @Min(1) @Max(64) int count,
            @DefaultValue("500") @Min(1) @Max(10_000) int batchLimit,
            @DefaultValue("4000") @Min(1) @Max(1_000_000) int queueLimit,
            @DefaultValue("20s") @NotNull Duration outcomeTimeout) {}

    /**
     * @param batchSize events in one transaction; Axon's default of 1 makes a few hundred events a
     *     second
     * @param claimTimeout after which another process may take over a dead one's processor
     */
    public record Processors(
            @DefaultValue("1000") @Min(1) @Max(100_000) int batchSize,
            @DefaultValue("5s") @NotNull Duration claimTimeout) {}

    /**
     * @param batchSize events in one Kafka transaction at most
     * @param poll how often the log is looked at when another process may have written
     * @param retryAfter pause after a failure
     * @param transactionTimeout after which Kafka aborts a transaction whose relay died
     */
    public record Relay(
            @DefaultValue("1000") @Min(1) @Max(100_000) int batchSize,
            @DefaultValue("100ms") @NotNull Duration poll,
            @DefaultValue("1s") @NotNull Duration retryAfter,
            @DefaultValue("10s") @NotNull Duration transactionTimeout) {}

    /**
     * @param batchSize records in one database transaction at most
     * @param bufferLimit records of one partition held while they wait for a cause
     * @param causeTimeout how long a record may wait for its cause before it is settled without
     * @param retryAfter pause after a failure that may pass
     */
    public record Intake(
            @DefaultValue("1000") @Min(1) @Max(100_000) int batchSize,
            @DefaultValue("5000") @Min(1) @Max(1_000_000) int bufferLimit,
            @DefaultValue("60s") @NotNull Duration causeTimeout,
            @DefaultValue("1s") @NotNull Duration retryAfter) {}

    /**
     * @param batchSize events of the log in one transaction: rows that many of them change are
     *     written once per batch, and three batches are in memory: about 60 MB of entries
     */
    public record Rebuild(@DefaultValue("5000") @Min(1) @Max(100_000) int batchSize) {}

    /**
     * @param enabled whether balances are stated
     * @param every the pause between two statements; a difference is reported after two of them, so
     *     15 s are the most with which it is within a minute
     * @param accountLimit the most accounts of one kind: a million are 100 MB in a statement, and
     *     some seconds of reading
     */
    public record Statements(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(hours = 1)
                    Duration every,
            @DefaultValue("1000000") @Min(1) @Max(10_000_000) int accountLimit) {}
}
