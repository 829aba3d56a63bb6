package org.computevoucher.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 without a client that knows better: what is written is what is sent, also where it is
 * wrong. One connection for each request.
 */
public final class RawHttp {

    /** Far more than any answer takes; one that does not come by then hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int LATE = -1;

    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /** A header line; its value is sent as ISO 8859-1. */
    public record Header(String name, String value) {}

    /**
     * @param target what follows the method in the first line
     * @param body in a holder, for a record compares arrays by identity
     */
    public record Request(String method, String target, List<Header> headers, Body body) {

        /** The same with other headers. */
        public Request with(List<Header> others) {
            return new Request(method, target, others, body);
        }

        /** The same with another body. */
        public Request with(Body other) {
            return new Request(method, target, headers, other);
        }

        /** The same with another target. */
        public Request to(String other) {
            return new Request(method, other, headers, body);
        }

        byte[] bytes() {
            StringBuilder head = new StringBuilder();
            head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
            headers.forEach(
                    header ->
                            head.append(header.name())
                                    .append(": ")
                                    .append(header.value())
                                    .append("\r\n"));
            if (!body.isEmpty() && !has("Content-Length") && !has("Transfer-Encoding")) {
                head.append("Content-Length: ").append(body.size()).append("\r\n");
            }
            head.append("Connection: close\r\n\r\n");
            byte[] first = head.toString().getBytes(ISO_8859_1);
            byte[] all = Arrays.copyOf(first, first.length + body.size());
            System.arraycopy(body.bytes(), 0, all, first.length, body.size());
            return all;
        }

        private boolean has(String name) {
            return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
        }
    }

    /** Bytes that are compared by what they are. */
    public static final class Body {

        public static final Body NONE = new Body(new byte[0]);

        private final byte[] bytes;

        private Body(byte[] bytes) {
            this.bytes = bytes;
        }

        public static Body of(byte[] bytes) {
            return new Body(bytes.clone());
        }

        public static Body of(String text) {
            return new Body(text.getBytes(UTF_8));
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int size() {
            return bytes.length;
        }

        public boolean isEmpty() {
            return bytes.length == 0;
        }

        /** As text, where it is one. */
        public String text() {
            return new String(bytes, UTF_8);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Body that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * @param status 0: the connection was closed without an answer; -1: none came in time
     */
    public record Answer(int status, List<Header> headers, String body) {

        /** Whether the service said nothing in the time that it has. */
        public boolean isLate() {
            return status == LATE;
        }

        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }
    }

    public int port() {
        return port;
    }

    public Answer send(Request request) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            write(socket, request.bytes());
            return read(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            return new Answer(LATE, List.of(), "");
        } catch (IOException e) {
            return new Answer(0, List.of(), String.valueOf(e.getMessage()));
        }
    }

    /** A server that has seen enough may answer and close before everything was sent. */
    private static void write(Socket socket, byte[] request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            // a body that is shorter than announced ends here, instead of being waited for
            socket.shutdownOutput();
        } catch (IOException answeredEarly) {
            // the answer is read all the same
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            // a reset after the answer: what came is what counts
        }
        byte[] bytes = all.toByteArray();
        int end = endOfHead(bytes);
        if (end < 0) {
            return new Answer(0, List.of(), "");
        }
        String[] lines = new String(bytes, 0, end, ISO_8859_1).split("\r\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(
                        new Header(
                                lines[i].substring(0, colon),
                                lines[i].substring(colon + 1).strip()));
            }
        }
        String[] first = lines[0].split(" ", 3);
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean chunked =
                headers.stream()
                        .anyMatch(
                                header ->
                                        header.name().equalsIgnoreCase("Transfer-Encoding")
                                                && header.value()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains("chunked"));
        return new Answer(
                Integer.parseInt(first[1]),
                headers,
                new String(chunked ? joined(body) : body, UTF_8));
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int end = at;
            while (end < chunks.length && chunks[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(chunks, at, end - at, ISO_8859_1).strip(), 16);
            if (size == 0) {
                break;
            }
            joined.write(chunks, end + 2, Math.min(size, chunks.length - end - 2));
            at = end + 2 + size + 2;
        }
        return joined.toByteArray();
    }
}
