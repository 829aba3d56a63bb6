package org.computevoucher.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The {@code ETag} of an answer that says when it was asked for, and so is never twice the same to
 * the byte: a weak validator (RFC 9110, 8.8.1) of what it says besides. Answers without such a time
 * need none; they get a tag of their bytes.
 */
public final class EntityTag {

    /** Of SHA-256: two different answers with the same tag do not happen. */
    private static final int BYTES = 16;

    private EntityTag() {}

    /**
     * @param said everything the answer says besides the time it was asked for; each part's text
     *     tells it whole
     */
    public static String of(Object... said) {
        byte[] digest = sha256(List.of(said).toString());
        return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)) + '"';
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
