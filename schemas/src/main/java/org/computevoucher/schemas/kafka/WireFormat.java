package org.computevoucher.schemas.kafka;

import java.nio.ByteBuffer;
import org.computevoucher.schemas.failure.TruncatedMessageException;
import org.computevoucher.schemas.failure.WrongMagicByteException;

/**
 * Confluent's wire format: a magic byte 0, the schema's id as 4 bytes in network order, then the
 * record in Avro's binary encoding.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">its
 *     description</a>
 */
public final class WireFormat {

    /** Bytes before the record itself. */
    public static final int HEADER_BYTES = 1 + Integer.BYTES;

    static final byte[] ROOM_FOR_HEADER = new byte[HEADER_BYTES];

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /**
     * The schema id that a message names.
     *
     * @throws WrongMagicByteException if it does not start with 0
     * @throws TruncatedMessageException if it has fewer than 5 bytes
     */
    public static int schemaId(byte[] message) {
        if (message.length > 0 && message[0] != MAGIC) {
            throw new WrongMagicByteException(message[0]);
        }
        if (message.length < HEADER_BYTES) {
            throw new TruncatedMessageException(
                    message.length, "the magic byte and the 4 bytes of a schema id", null);
        }
        return ByteBuffer.wrap(message).getInt(1);
    }

    static void putHeader(byte[] message, int schemaId) {
        ByteBuffer.wrap(message).put(MAGIC).putInt(schemaId);
    }
}
