/**
 * Kafka serializer and deserializer in Confluent's wire format, with Confluent's configuration
 * names.
 */
@NullMarked
package org.computevoucher.schemas.kafka;

import org.jspecify.annotations.NullMarked;
