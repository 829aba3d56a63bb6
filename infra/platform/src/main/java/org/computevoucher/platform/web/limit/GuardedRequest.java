package org.computevoucher.platform.web.limit;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body is read within a size and a time. */
final class GuardedRequest extends HttpServletRequestWrapper {

    private final long beganNanos;
    private Duration bodyTime;
    private long bodyLimit;
    private @Nullable ServletInputStream body;

    GuardedRequest(HttpServletRequest request, long bodyLimit, Duration bodyTime) {
        super(request);
        this.bodyLimit = bodyLimit;
        this.bodyTime = bodyTime;
        this.beganNanos = System.nanoTime();
    }

    /** Once the endpoint is known, and before its body is read. */
    void limitBodyTo(long bytes, Duration time) {
        bodyLimit = bytes;
        bodyTime = time;
    }

    long bodyLimit() {
        return bodyLimit;
    }

    /** Whether a body was announced. */
    boolean announcesBody() {
        return getContentLengthLong() > 0 || getHeader("Transfer-Encoding") != null;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body =
                    new GuardedInputStream(
                            super.getInputStream(),
                            bodyLimit,
                            beganNanos + bodyTime.toNanos(),
                            bodyTime);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
