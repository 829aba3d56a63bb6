package org.computevoucher.platform.request;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a request says: equal for two requests exactly when they say the same.
 *
 * @param sha256 of request line and canonical body, in hexadecimal
 */
public record RequestContent(String sha256) {

    /**
     * The content of a request.
     *
     * <p>It is kept for ever, so its form is never changed: an optional field may be added to a
     * body, but one is never renamed, nor does it get another type.
     *
     * @param key says to what it was sent: method and path are content, caller and key are not
     * @param body as the controller got it, after parsing; null: the request has none
     */
    public static RequestContent of(RequestKey key, @Nullable Object body) {
        return framed("request content 1", key, CanonicalJson.of(body));
    }

    /**
     * The content of a request whose body is not JSON: it says the same where it is the same to the
     * byte.
     *
     * @param bodySha256 the hash of its bytes, in hexadecimal: of a body that is too long for the
     *     memory
     */
    public static RequestContent ofBytes(RequestKey key, String bodySha256) {
        return framed("request content of bytes 1", key, bodySha256);
    }

    private static RequestContent framed(String form, RequestKey key, String body) {
        byte[] hash = FramedSha256.of(form, key.method(), key.path(), body);
        return new RequestContent(HexFormat.of().formatHex(hash));
    }
}
