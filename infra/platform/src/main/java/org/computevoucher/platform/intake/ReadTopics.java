package org.computevoucher.platform.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** How far the intake has come with what others publish. */
public interface ReadTopics {

    /**
     * Whether everything that was on a topic at that moment, or later, has been taken in by this
     * service. What is found missing in its tables after that was not published by then.
     *
     * @param since the broker's answer must be as new as this
     * @param patience how long to wait where Kafka was asked too short a time ago to be asked again
     * @return false also where that is not known then, or Kafka does not answer
     */
    boolean hasReadAll(String topic, Instant since, Duration patience);

    /**
     * Where each partition of the topics ends now.
     *
     * @return nothing where Kafka does not answer
     */
    Optional<Map<TopicPartition, Long>> ends(Collection<String> topics);

    /**
     * Whether everything before these ends has been taken in by this service.
     *
     * @return false also where Kafka does not answer
     */
    boolean hasReadUpTo(Map<TopicPartition, Long> ends);
}
