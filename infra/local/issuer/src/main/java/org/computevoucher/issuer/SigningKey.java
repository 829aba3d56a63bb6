package org.computevoucher.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/**
 * The key that signs tokens: made on first start and kept, so that a token outlives the process
 * that issued it. A JSON Web Key (RFC 7517) named by its thumbprint (RFC 7638).
 */
final class SigningKey {

    /** NIST SP 800-57: enough until 2030, and quick to make. */
    private static final int BITS = 2048;

    private SigningKey() {}

    /**
     * The key in this file, made if there is none.
     *
     * @throws IllegalStateException if the file holds something else
     */
    static RSAKey in(Path file) {
        try {
            return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : make(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the signing key in " + file, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(file + " holds no signing key", e);
        }
    }

    private static RSAKey make(Path file) throws IOException, JOSEException {
        RSAKey key =
                new RSAKeyGenerator(BITS)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyIDFromThumbprint(true)
                        .generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        // Private before there is anything in it, and whole before it has its name.
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, key.toJSONString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
