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
import org.computevoucher.replay.Options.Format;
import org.jspecify.annotations.Nullable;

/** The words of a command line: options, each with its value. */
final class Arguments {

    private final Map<String, String> once = new HashMap<>();
    private final List<AccountPath> accounts = new ArrayList<>();
    private final Set<String> regions = new HashSet<>();

    private Arguments() {}

    static Arguments of(List<String> arguments) throws OptionProblem {
        Arguments given = new Arguments();
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

    String token(Map<String, String> environment) throws OptionProblem {
        String file = once.get("--token");
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

    static URI http(String name, String text) throws OptionProblem {
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

    @Nullable Instant time(String name) throws OptionProblem {
        String text = once.get(name);
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new OptionProblem(
                    name + " is a time with offset, as in 2026-01-09T18:00:00+08:00, not " + text);
        }
    }

    Duration duration(String name, String otherwise) throws OptionProblem {
        String text = get(name, otherwise);
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

    int number(String name, int otherwise, int most) throws OptionProblem {
        String text = get(name, Integer.toString(otherwise));
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

    long seed() throws OptionProblem {
        String text = get("--seed", "1");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new OptionProblem("--seed is a number, not " + text);
        }
    }

    Format format() throws OptionProblem {
        String text = get("--format", "table");
        return switch (text) {
            case "table" -> Format.TABLE;
            case "json" -> Format.JSON;
            default -> throw new OptionProblem("--format is table or json, not " + text);
        };
    }

    boolean has(String name) {
        return once.containsKey(name);
    }

    String get(String name, String otherwise) {
        return once.getOrDefault(name, otherwise);
    }

    List<AccountPath> accounts() {
        return accounts;
    }

    Set<String> regions() {
        return regions;
    }
}
