package org.computevoucher.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param ledger where the ledger answers; null: nothing is compared
 * @param recordedAt null: when the last entry was recorded
 * @param effectiveAt null: whenever it was effective
 * @param accounts empty: all
 * @param regions empty: all
 * @param moments at how many random moments to compare; 0: at the one that is asked for
 * @param mostRequests how many balances are asked for at most
 * @param grace a fact that was published so shortly before the newest record may be under way
 * @param patience how long the ledger's read model may take to reach what is on the journal
 */
record Options(
        String bootstrap,
        String registry,
        @Nullable URI ledger,
        String token,
        @Nullable Instant recordedAt,
        @Nullable Instant effectiveAt,
        List<AccountPath> accounts,
        Set<String> regions,
        int moments,
        long seed,
        int mostRequests,
        Duration grace,
        Duration patience,
        Format format) {

    static final String USAGE =
            """
            infra/replay/replay [option…]   the book once more from the public topics, beside what the ledger answers

              --bootstrap <host:port,…>   Kafka                                          127.0.0.1:9092
              --registry <url>            the schema registry                            http://127.0.0.1:8085/apis/ccompat/v7
              --ledger <url>|none         the ledger; none: only the topics are checked  http://127.0.0.1:8081
              --token <file>              holds an auditor's token                       the environment's TOKEN, or infra/token
              --recorded-at <time>        what the book knew then (RFC 3339)             when the last entry was recorded
              --effective-at <time>       of what had happened by then                   whenever
              --account <path>            as in GET /api/v1/balances; repeatable         all, with each voucher
              --region <code>             only this book; repeatable                     all
              --moments <n>               compares at n random moments, at most 1000     0: at the moment asked for
              --seed <number>             of the random moments                          1
              --requests <n>              balances to ask for at most; of more accounts  5000
                                          a random part is compared, and it says so
              --grace <duration>          a fact may be under way for so long            PT1M
              --patience <duration>       and the ledger's read model be behind          PT30S
              --format table|json                                                        table

            Exit code 0: everything agrees; 1: it does not, and each difference is named; 2: not understood;
            3: it could not be done, for something does not answer.""";

    private static final int MOST_MOMENTS = 1_000;

    /** What is printed. */
    enum Format {
        TABLE,
        JSON
    }

    /** Set as they are read. */
    private static final class Given {
        final Map<String, String> once = new HashMap<>();
        final List<AccountPath> accounts = new ArrayList<>();
        final Set<String> regions = new HashSet<>();

        String get(String name, String otherwise) {
            return once.getOrDefault(name, otherwise);
        }
    }

    /**
     * @throws OptionProblem if they are not understood, or contradict each other
     */
    static Options parse(List<String> arguments, Map<String, String> environment)
            throws OptionProblem {
        Given given = given(arguments);
        String ledger = given.get("--ledger", "http://127.0.0.1:8081");
        URI address = ledger.equals("none") ? null : http("--ledger", ledger);
        int moments = number(given, "--moments", 0, MOST_MOMENTS);
        if (moments > 0
                && (given.once.containsKey("--recorded-at")
                        || given.once.containsKey("--effective-at"))) {
            throw new OptionProblem("--moments draws its own times: leave out --recorded-at");
        }
        if (moments > 0 && address == null) {
            throw new OptionProblem("--moments compares with the ledger: give its address");
        }
        int mostRequests = number(given, "--requests", 5_000, 10_000_000);
        if (mostRequests < moments) {
            throw new OptionProblem("--requests is at least one for each of the --moments");
        }
        Set<String> regions = given.regions;
        for (AccountPath account : given.accounts) {
            if (!regions.isEmpty() && !regions.contains(account.region())) {
                throw new OptionProblem(account + " is in none of the regions " + regions);
            }
        }
        return new Options(
                given.get("--bootstrap", "127.0.0.1:9092"),
                http("--registry", given.get("--registry", "http://127.0.0.1:8085/apis/ccompat/v7"))
                        .toString(),
                address,
                address == null ? "" : token(given, environment),
                time(given, "--recorded-at"),
                time(given, "--effective-at"),
                List.copyOf(given.accounts),
                Set.copyOf(regions),
                moments,
                seed(given),
                mostRequests,
                duration(given, "--grace", "PT1M"),
                duration(given, "--patience", "PT30S"),
                format(given));
    }

    private static Given given(List<String> arguments) throws OptionProblem {
        Given given = new Given();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new OptionProblem(name + " needs a value, or is no option");
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--account" ->
                        given.accounts.add(
                                AccountPath.parse(value)
                                        .orElseThrow(
                                                () ->
                                                        new OptionProblem(
                                                                "no account that is kept here can"
                                                                        + " be called "
                                                                        + value)));
                case "--region" -> {
                    if (!value.matches("[1-9][0-9]{5}")) {
                        throw new OptionProblem("a region is six digits, not " + value);
                    }
                    given.regions.add(value);
                }
                case "--bootstrap",
                        "--registry",
                        "--ledger",
                        "--token",
                        "--recorded-at",
                        "--effective-at",
                        "--moments",
                        "--seed",
                        "--requests",
                        "--grace",
                        "--patience",
                        "--format" -> {
                    if (given.once.put(name, value) != null) {
                        throw new OptionProblem(name + " is given twice");
                    }
                }
                default -> throw new OptionProblem("there is no option " + name);
            }
        }
        return given;
    }

    private static String token(Given given, Map<String, String> environment) throws OptionProblem {
        String file = given.once.get("--token");
        String token;
        if (file == null) {
            token = environment.getOrDefault("TOKEN", "");
        } else {
            try {
                token = Files.readString(Path.of(file));
            } catch (IOException | InvalidPathException e) {
                throw new OptionProblem("--token: " + file + " cannot be read");
            }
        }
        if (!token.strip().matches("[!-~]+")) {
            throw new OptionProblem(
                    "the ledger wants an auditor's token: give --token <file>, or the environment"
                            + " variable TOKEN, or --ledger none");
        }
        return token.strip();
    }

    private static URI http(String name, String text) throws OptionProblem {
        try {
            URI address = URI.create(text);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new OptionProblem(name + " is an address, not " + text);
        }
        throw new OptionProblem(name + " is an address that begins with http, not " + text);
    }

    private static @Nullable Instant time(Given given, String name) throws OptionProblem {
        String text = given.once.get(name);
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new OptionProblem(
                    name + " is a time with offset, as in 2026-01-09T18:00:00+08:00, not " + text);
        }
    }

    private static Duration duration(Given given, String name, String otherwise)
            throws OptionProblem {
        String text = given.get(name, otherwise);
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(Duration.ofDays(3650)) < 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new OptionProblem(name + " is a duration, as in PT90S, not " + text);
        }
        throw new OptionProblem(name + " is 0 to ten years, not " + text);
    }

    private static int number(Given given, String name, int otherwise, int most)
            throws OptionProblem {
        String text = given.get(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= Math.min(otherwise, 1) && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new OptionProblem(name + " is a number, not " + text);
        }
        throw new OptionProblem(name + " is at most " + most + " and not " + text);
    }

    private static long seed(Given given) throws OptionProblem {
        String text = given.get("--seed", "1");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new OptionProblem("--seed is a number, not " + text);
        }
    }

    private static Format format(Given given) throws OptionProblem {
        String text = given.get("--format", "table");
        return switch (text) {
            case "table" -> Format.TABLE;
            case "json" -> Format.JSON;
            default -> throw new OptionProblem("--format is table or json, not " + text);
        };
    }
}
