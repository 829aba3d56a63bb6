package org.computevoucher.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * hledger (https://hledger.org) with one journal, as it is installed on this machine: a second
 * opinion on what the ledger exports. Debian has it ({@code apt-get install hledger}).
 */
public final class Hledger {

    /** What a test says that is skipped for the lack of it. */
    public static final String NOT_INSTALLED =
            "hledger is not installed; apt-get install hledger, and this is tested too";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONEY = "CNY ";
    private static final int DECIMALS = 2;

    private final Path journal;
    private final Path said;

    /**
     * @param directory for its files
     * @param text of the journal
     */
    public Hledger(Path directory, String text) {
        this.journal = directory.resolve("hledger.journal");
        this.said = directory.resolve("hledger.out");
        try {
            Files.writeString(journal, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isInstalled() {
        try {
            return new ProcessBuilder("hledger", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Has it check that the journal is readable and balanced and that all assertions hold.
     *
     * @param more checks, as {@code hledger check} names them
     * @throws IllegalStateException with what it said, where they fail
     */
    public void check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(List.of(more));
        run(arguments);
    }

    /**
     * What every account holds by itself, in fen.
     *
     * @param options of {@code hledger balance}
     */
    public Map<String, Long> balances(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("balance", "--flat", "--empty", "--no-total", "-O", "csv"));
        arguments.addAll(List.of(options));
        Map<String, Long> balances = new LinkedHashMap<>();
        run(arguments)
                .lines()
                .skip(1)
                .map(line -> line.substring(1, line.length() - 1).split("\",\"", -1))
                .forEach(row -> balances.put(row[0], fen(row[1])));
        return balances;
    }

    private static long fen(String money) {
        return money.equals("0")
                ? 0
                : new BigDecimal(money.substring(MONEY.length()))
                        .movePointRight(DECIMALS)
                        .longValueExact();
    }

    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("hledger", "-f", journal.toString()));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            String text = Files.readString(said, UTF_8);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " said " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
