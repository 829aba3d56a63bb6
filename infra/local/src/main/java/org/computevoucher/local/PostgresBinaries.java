package org.computevoucher.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL server that the build downloaded for this machine, once. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}. Safe to call from several JVMs at
     * once.
     */
    static synchronized Path directory() {
        Path jar = jar();
        String version = jar.getFileName().toString().replace(".jar", "");
        Path beside = jar.resolveSibling(version);
        if (Files.isDirectory(beside)) {
            return beside;
        }
        // Another user's build may be ours to read but not to write into.
        Path home =
                Files.isWritable(jar.getParent())
                        ? beside
                        : Path.of(
                                System.getProperty("user.home"),
                                ".cache",
                                "computevoucher",
                                version);
        if (!Files.isDirectory(home)) {
            unpackTo(home, jar);
        }
        return home;
    }

    private static Path jar() {
        Path folder = Parts.directory().resolve("postgres");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("no PostgreSQL binaries in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpackTo(Path home, Path jar) {
        try {
            Files.createDirectories(home.getParent());
            Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (ZipInputStream zip =
                    new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".txz")) {
                        untar(new XZInputStream(zip), unfinished);
                        break;
                    }
                }
            }
            try {
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                // Another JVM was quicker; its copy is the same.
                Directories.delete(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + jar + " to " + home, e);
        }
    }

    private static void untar(InputStream in, Path target) throws IOException {
        // Not closed: closing would close the zip around it.
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("entry outside the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path,
                        PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
