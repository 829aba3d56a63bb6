package org.computevoucher.platform.web;

import org.computevoucher.platform.identity.IdempotencyKey;
import org.springframework.core.convert.converter.Converter;

/** Reads the header {@code Idempotency-Key}. */
final class IdempotencyKeyConverter implements Converter<String, IdempotencyKey> {

    @Override
    public IdempotencyKey convert(String source) {
        return new IdempotencyKey(source);
    }
}
