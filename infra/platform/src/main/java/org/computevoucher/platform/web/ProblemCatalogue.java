package org.computevoucher.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every reason for which a service says no, with what is wrong and what would be right, from {@code
 * classpath:problems/platform.yaml} and the service's own {@code classpath:problems/service.yaml}.
 * Served under {@value #PATH}, where the {@code type} of every problem document points.
 */
public final class ProblemCatalogue {

    /** Where the service serves it. */
    public static final String PATH = "/problems";

    static final String PLATFORM = "problems/platform.yaml";
    static final String SERVICE = "problems/service.yaml";

    private final SortedMap<String, Row> rows;

    /**
     * What one reason means.
     *
     * @param reason the code a program acts on
     * @param status the HTTP status it always has
     * @param title a few words, the same in every problem document of this reason (RFC 9457, 3.1.3)
     * @param meaning what is wrong
     * @param remedy what would be right
     * @param fields the members of the problem document besides the usual ones, with their meaning
     */
    public record Row(
            String reason,
            int status,
            String title,
            String meaning,
            String remedy,
            Map<String, String> fields) {

        /** The reason in an address. */
        public String slug() {
            return slugOf(reason);
        }
    }

    private static final class Holder {
        private static final ProblemCatalogue THIS = load(ProblemCatalogue.class.getClassLoader());
    }

    private ProblemCatalogue(Map<String, Row> rows) {
        this.rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** The catalogue of the service that runs here: the platform's reasons and its own. */
    public static ProblemCatalogue ofThisService() {
        return Holder.THIS;
    }

    /** The platform's part alone. */
    public static ProblemCatalogue ofThePlatform() {
        return new ProblemCatalogue(read(ProblemCatalogue.class.getClassLoader(), PLATFORM));
    }

    /** The service's own part alone. */
    public static ProblemCatalogue ofTheServiceAlone() {
        return new ProblemCatalogue(read(ProblemCatalogue.class.getClassLoader(), SERVICE));
    }

    private static ProblemCatalogue load(ClassLoader classes) {
        Map<String, Row> all = new TreeMap<>(read(classes, PLATFORM));
        read(classes, SERVICE)
                .forEach(
                        (reason, row) -> {
                            if (all.put(reason, row) != null) {
                                throw new IllegalStateException(
                                        reason + " is described twice: for the platform and here");
                            }
                        });
        return new ProblemCatalogue(all);
    }

    /** In the order of their names. */
    public Collection<Row> rows() {
        return rows.values();
    }

    /** The row of a reason. */
    public Optional<Row> row(String reason) {
        return Optional.ofNullable(rows.get(reason));
    }

    /** The row that is served at an address. */
    public Optional<Row> bySlug(String slug) {
        return slug.equals(slug.toLowerCase(Locale.ROOT)) && slug.indexOf('_') < 0
                ? row(slug.toUpperCase(Locale.ROOT).replace('-', '_'))
                : Optional.empty();
    }

    /** The {@code type} of every problem document with this reason. */
    public static String typeOf(String reason) {
        return PATH + '/' + slugOf(reason);
    }

    /** The catalogue's title, or for a reason that it does not know, the reason in words. */
    String titleOf(String reason) {
        return row(reason).map(Row::title).orElseGet(() -> inWords(reason));
    }

    private static String slugOf(String reason) {
        return reason.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String inWords(String reason) {
        String words = reason.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, Row> read(ClassLoader classes, String resource) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (InputStream yaml = classes.getResourceAsStream(resource)) {
            Map<?, ?> document =
                    yaml == null
                            ? Map.of()
                            : new Yaml(new SafeConstructor(strict)).<Map<?, ?>>load(yaml);
            Map<String, Row> rows = new LinkedHashMap<>();
            document.forEach((reason, row) -> rows.put(text(reason), row(text(reason), row)));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static Row row(String reason, @Nullable Object described) {
        if (!(described instanceof Map<?, ?> row)
                || !(row.get("status") instanceof Integer status)) {
            throw new IllegalStateException(reason + " is described without a status");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (row.get("fields") instanceof Map<?, ?> members) {
            members.forEach((name, meaning) -> fields.put(text(name), text(meaning)));
        }
        return new Row(
                reason,
                status,
                text(row.get("title")),
                text(row.get("meaning")),
                text(row.get("remedy")),
                Collections.unmodifiableMap(fields));
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalStateException(
                    "the catalogue of problems lacks a text, or has " + value);
        }
        return text.strip();
    }
}
