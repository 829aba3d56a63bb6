package org.computevoucher.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where each part listens. The environment chooses (as in {@code
 * COMPUTEVOUCHER_LEDGER_PORT=18081}); what was chosen is kept with the data, so that later commands
 * find the parts where they are.
 */
final class Ports {

    /** The parts and their ports, unless somebody chooses others. */
    enum Part {
        POSTGRES(5435),
        KAFKA(9092),
        KAFKA_CONTROLLER(9093),
        REGISTRY(8085),
        ISSUER(8084),
        LEDGER(8081),
        ISSUANCE(8082),
        REDEMPTION(8083);

        private final int usual;

        Part(int usual) {
            this.usual = usual;
        }

        String variable() {
            return "COMPUTEVOUCHER_" + name() + "_PORT";
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int HIGHEST = 65_535;

    private final Path file;
    private final Map<String, String> environment;
    private final Properties kept = new Properties();

    Ports(Path home, Map<String, String> environment) {
        this.file = home.resolve("ports.properties");
        this.environment = environment;
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                kept.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The port of a part.
     *
     * @throws StackProblem if the environment names something that is no port
     */
    int of(Part part) {
        return chosen(part)
                .or(() -> Optional.ofNullable(kept.getProperty(part.key())).map(Integer::valueOf))
                .orElse(part.usual);
    }

    /** Whether the environment asks for another port than the one in use. */
    boolean isMoved(Part part) {
        String before = kept.getProperty(part.key(), "");
        return !before.isEmpty() && !before.equals(Integer.toString(of(part)));
    }

    void keep() {
        for (Part part : Part.values()) {
            kept.setProperty(part.key(), Integer.toString(of(part)));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            kept.store(out, "where the parts listen");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Integer> chosen(Part part) {
        return Optional.ofNullable(environment.get(part.variable()))
                .filter(text -> !text.isBlank())
                .map(text -> parse(part, text));
    }

    private static int parse(Part part, String text) {
        try {
            int port = Integer.parseInt(text.trim());
            if (port > 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StackProblem(part.variable() + " is not a port: " + text, e);
        }
        throw new StackProblem(part.variable() + " is not a port: " + text);
    }
}
