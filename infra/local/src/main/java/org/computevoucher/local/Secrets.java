package org.computevoucher.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** Passwords made on first use and kept in a file that only its owner reads. */
final class Secrets {

    private static final int PASSWORD_BYTES = 24;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
    }

    /** The password of this user: always the same one once made. */
    synchronized String password(String user) {
        Properties known = read();
        return Optional.ofNullable(known.getProperty(user))
                .orElseGet(
                        () -> {
                            byte[] bytes = new byte[PASSWORD_BYTES];
                            random.nextBytes(bytes);
                            String password =
                                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                            known.setProperty(user, password);
                            write(known);
                            return password;
                        });
    }

    private Properties read() {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }

    private void write(Properties known) {
        StringWriter text = new StringWriter();
        try {
            known.store(text, "made on first start; only this machine's parts use them");
            writePrivately(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep passwords in " + file, e);
        }
    }

    /** Writes a file that never, not even for a moment, is readable by others. */
    static void writePrivately(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
