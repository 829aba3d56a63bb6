package org.computevoucher.ledger.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A request in bytes, as no client would send it: one that breaks the protocol or never ends. */
final class RawRequest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    /** Sends lines, each ended as HTTP ends them, and leaves the connection open. */
    static RawRequest send(int port, String... lines) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return new RawRequest(socket);
    }

    /** The first line of the answer; empty where the connection was closed without one. */
    String status() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\n';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
