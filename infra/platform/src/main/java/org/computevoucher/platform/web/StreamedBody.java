package org.computevoucher.platform.web;

import java.io.InputStream;

/**
 * A controller's argument: the body, for an endpoint whose bodies are too long for the memory and
 * that says with {@link org.computevoucher.platform.web.limit.Media} what it takes. Its size and
 * the time in which it has to arrive are the endpoint's {@link
 * org.computevoucher.platform.web.limit.BodyLimit}.
 */
public final class StreamedBody {

    private final InputStream stream;

    StreamedBody(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Takes it in whole. Nothing has to wait for a slow caller after that, and it can be read as
     * often as needed.
     *
     * @throws RequestRefused if it is too long, too slow, or breaks off; nothing of it is kept
     */
    public SpooledBody spooled() {
        return SpooledBody.of(stream);
    }
}
