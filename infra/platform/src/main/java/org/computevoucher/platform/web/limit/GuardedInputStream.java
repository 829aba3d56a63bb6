package org.computevoucher.platform.web.limit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;

/** Counts what it passes on, and looks at the clock. */
final class GuardedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private final long deadlineNanos;
    private final Duration bodyTime;
    private long passed;

    GuardedInputStream(ServletInputStream body, long limit, long deadlineNanos, Duration bodyTime) {
        this.body = body;
        this.limit = limit;
        this.deadlineNanos = deadlineNanos;
        this.bodyTime = bodyTime;
    }

    static RequestRefused tooLarge(long limit) {
        return new RequestRefused(
                WebReason.BODY_TOO_LARGE,
                "The body of this request has at most %d bytes.".formatted(limit));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = body.read(buffer, offset, length);
        } catch (IOException e) {
            throw isTimeout(e) ? tooSlow() : brokenOff();
        }
        if (count > 0) {
            passed += count;
        }
        if (passed > limit) {
            throw tooLarge(limit);
        }
        if (count > 0 && System.nanoTime() - deadlineNanos > 0) {
            throw tooSlow();
        }
        return count;
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private RequestRefused tooSlow() {
        return new RequestRefused(
                WebReason.BODY_TOO_SLOW,
                "The whole body has to arrive within %d s; nothing was done."
                        .formatted(bodyTime.toSeconds()));
    }

    private static RequestRefused brokenOff() {
        return new RequestRefused(
                WebReason.REQUEST_MALFORMED,
                "The body does not have the length or the chunks that were announced; nothing was done.");
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("bodies are read by the thread of their request");
    }
}
