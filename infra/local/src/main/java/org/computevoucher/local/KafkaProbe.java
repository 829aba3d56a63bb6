package org.computevoucher.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a broker which requests it understands. A broker answers only once it accepts work. Written
 * out as the few bytes it is, so that this module needs no Kafka client.
 *
 * @see <a href="https://kafka.apache.org/protocol">Kafka protocol guide, ApiVersions request
 *     version 0</a>
 */
final class KafkaProbe {

    private static final short API_VERSIONS = 18;
    private static final short VERSION = 0;
    private static final int CORRELATION_ID = 42;
    private static final short NO_CLIENT_ID = -1;
    private static final int REQUEST_BYTES = 10;
    private static final int TIMEOUT_MILLIS = 5_000;

    private KafkaProbe() {}

    static boolean answers(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                    TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(REQUEST_BYTES);
            out.writeShort(API_VERSIONS);
            out.writeShort(VERSION);
            out.writeInt(CORRELATION_ID);
            out.writeShort(NO_CLIENT_ID);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            return size > 0 && in.readInt() == CORRELATION_ID && in.readShort() == 0;
        }
    }
}
