package org.computevoucher.platform.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * After a failed batch: how many records are still to be taken one by one, and how often one
 * failed.
 */
final class FailureCount {

    private int remaining;
    private @Nullable String record;
    private int times;

    int remaining() {
        return remaining;
    }

    void oneByOne(int records) {
        remaining = records;
        record = null;
    }

    void succeeded(int records) {
        remaining = Math.max(0, remaining - Math.max(1, records));
    }

    /** Counts a failure of this record alone and returns how many there were in a row. */
    int again(ConsumerRecord<byte[], byte[]> failed) {
        String name = failed.topic() + '/' + failed.partition() + '@' + failed.offset();
        times = name.equals(record) ? times + 1 : 1;
        record = name;
        return times;
    }
}
