package org.computevoucher.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends bytes that no HTTP client would send, and reads what comes back to the end. */
final class RawHttp {

    /** Longer than any answer takes: a test that waits for it has found a hang. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    record Answer(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String reason() {
            return json().path("reason").asString("");
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** How a request is written to the wire. */
    interface Writing {
        void to(OutputStream wire) throws IOException;
    }

    Answer send(String request) throws IOException {
        return send(wire -> wire.write(request.getBytes(UTF_8)));
    }

    /** A whole request with a body, on a connection of its own. */
    Answer send(String head, byte[] body) throws IOException {
        return send(
                wire -> {
                    wire.write(
                            (head
                                            + "\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                                            + body.length
                                            + "\r\n\r\n")
                                    .getBytes(ISO_8859_1));
                    wire.write(body);
                });
    }

    Answer send(Writing request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            request.to(socket.getOutputStream());
            socket.getInputStream().transferTo(bytes);
            return parse(bytes.toByteArray());
        }
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String text = new String(chunks, ISO_8859_1);
        int at = 0;
        int length;
        do {
            int lineEnd = text.indexOf("\r\n", at);
            length = Integer.parseInt(text.substring(at, lineEnd), 16);
            whole.write(chunks, lineEnd + 2, length);
            at = lineEnd + 2 + length + 2;
        } while (length > 0);
        return whole.toByteArray();
    }

    private static Answer parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers =
                Arrays.stream(head)
                        .skip(1)
                        .map(line -> line.split(": *", 2))
                        .collect(
                                Collectors.toMap(
                                        line -> line[0].toLowerCase(Locale.ROOT),
                                        line -> line[1],
                                        (one, two) -> one + ", " + two,
                                        TreeMap::new));
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = joined(body);
        }
        return new Answer(
                Integer.parseInt(head[0].split(" ", -1)[1]), headers, new String(body, UTF_8));
    }
}
