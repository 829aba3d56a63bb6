package org.computevoucher.testkit.hostile;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A bad record for a topic.
 *
 * @param kind what is wrong with it
 * @param mustDie whether it has to become a dead letter; otherwise it may also be recognised as a
 *     double or be of no concern, as long as nothing changes
 */
record RecordCase(String kind, ProducerRecord<byte[], byte[]> record, boolean mustDie) {}
