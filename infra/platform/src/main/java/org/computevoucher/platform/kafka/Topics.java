package org.computevoucher.platform.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics a service writes or reads, where they are not there yet.
 *
 * @param partitions of a new topic
 * @param replicationFactor of a new topic
 * @param minInSyncReplicas of a new topic
 */
public record Topics(int partitions, short replicationFactor, short minInSyncReplicas) {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);

    /** Long enough to see what was stated when a difference was found. */
    private static final Duration STATEMENT_RETENTION = Duration.ofDays(1);

    /** Topics of facts: the history others replay, kept for ever and never compacted. */
    public void ensureFactTopics(KafkaClients clients, Collection<String> names)
            throws InterruptedException {
        ensure(
                clients,
                names,
                partitions,
                Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    /** A topic of positions: only the newest record of a key matters. */
    public void ensurePositionTopic(KafkaClients clients, String name) throws InterruptedException {
        ensure(clients, List.of(name), 1, Map.of("cleanup.policy", "compact"));
    }

    /** A topic of statements, each of which is soon followed by a newer one. */
    public void ensureStatementTopic(KafkaClients clients, String name)
            throws InterruptedException {
        ensure(
                clients,
                List.of(name),
                1,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        String.valueOf(STATEMENT_RETENTION.toMillis())));
    }

    private void ensure(
            KafkaClients clients, Collection<String> names, int count, Map<String, String> policy)
            throws InterruptedException {
        Map<String, String> config = new HashMap<>(policy);
        // a single broker cannot keep two replicas in sync
        config.put(
                "min.insync.replicas",
                String.valueOf(Math.min(minInSyncReplicas, replicationFactor)));
        try (Admin admin = clients.admin()) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing =
                    names.stream()
                            .filter(name -> !present.contains(name))
                            .map(
                                    name ->
                                            new NewTopic(name, count, replicationFactor)
                                                    .configs(config))
                            .toList();
            create(admin, missing);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Kafka did not answer when asked for its topics", e.getCause());
        }
    }

    private static void create(Admin admin, List<NewTopic> missing)
            throws InterruptedException, ExecutionException {
        for (NewTopic topic : missing) {
            try {
                admin.createTopics(List.of(topic)).all().get();
                log.info("created topic {}", topic.name());
            } catch (ExecutionException e) {
                // another service was faster
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
