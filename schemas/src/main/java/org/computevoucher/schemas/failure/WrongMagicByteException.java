package org.computevoucher.schemas.failure;

/** The bytes do not start as Confluent's wire format does, with 0. Not worth retrying. */
public final class WrongMagicByteException extends SchemaException {

    /**
     * @param found the first byte of the message
     */
    public WrongMagicByteException(byte found) {
        super(
                "The message starts with byte 0x%02x, not with 0x00: it is not in Confluent's wire format. Check that its writer uses a registry-aware Avro serializer."
                        .formatted(found),
                null);
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
