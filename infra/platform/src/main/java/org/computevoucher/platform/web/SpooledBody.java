package org.computevoucher.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;

/** A body that has arrived whole, in a temporary file that goes with it. */
public final class SpooledBody implements AutoCloseable {

    private final Path file;
    private final String sha256;

    private SpooledBody(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /** Of a stream that is read to its end; what breaks off leaves no file. */
    static SpooledBody of(InputStream stream) {
        return of(stream, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static SpooledBody of(InputStream stream, Path folder) {
        try {
            Path file = Files.createTempFile(folder, "body-", null);
            try {
                return new SpooledBody(file, written(stream, file));
            } catch (IOException | RuntimeException e) {
                Files.delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a body cannot be kept", e);
        }
    }

    /**
     * @return the hash of what was written
     */
    private static String written(InputStream stream, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(file)) {
            var _ = new DigestInputStream(stream, digest).transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Its bytes, from the beginning. */
    public InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a body that was kept cannot be read", e);
        }
    }

    /** What the request says: these bytes. */
    public RequestContent content(RequestKey key) {
        return RequestContent.ofBytes(key, sha256);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a body cannot be thrown away", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
