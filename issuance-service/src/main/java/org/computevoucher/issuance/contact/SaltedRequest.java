package org.computevoucher.issuance.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept for ever, as a hash, of the request that made a contact: enough to tell a repetition
 * from a conflict, and nothing of a person. A bare hash of a telephone number is found by trying
 * all numbers; this one cannot be tried without its salt, and the salt is erased with the contact.
 *
 * @param personal HMAC-SHA-256 (RFC 2104) of person, phone and e-mail under the salt, hexadecimal
 */
record SaltedRequest(String enterprise, String region, String personal) {

    /** The length of a salt, in bytes. */
    static final int SALT_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    static SaltedRequest of(ContactRequest request, byte[] salt) {
        return new SaltedRequest(
                request.enterprise(),
                request.region(),
                hash(salt, List.of(request.person(), request.phone(), request.email())));
    }

    /** Each text goes in with its length before it, so that no two lists of texts look alike. */
    private static String hash(byte[] salt, List<String> texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
