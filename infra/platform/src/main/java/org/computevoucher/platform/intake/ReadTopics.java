package org.computevoucher.platform.intake;

import java.time.Duration;
import java.time.Instant;

/** How far the intake has come with what others publish. */
@FunctionalInterface
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
}
