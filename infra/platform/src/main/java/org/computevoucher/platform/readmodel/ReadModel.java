package org.computevoucher.platform.readmodel;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What is read instead of the event log: tables, and the handlers that write them and nothing else
 * writes. They can be thrown away and built again from the log at any time, so the handlers read
 * nothing but their own tables and the events, and keep nothing in memory from batch to batch.
 *
 * @param name of the processor that runs the handlers
 * @param tables in the schema public; in this order they are locked where all are
 * @param handlers make an object with {@code @EventHandler} methods that writes to the tables, by
 *     their plain names, through what it is given
 * @param notCompared what two builds of the same log need not have alike
 * @param notShown what is compared, but never shown to whoever compares
 * @param indexedAfterLoad tables whose rows are only ever added, and looked up by the primary key
 *     at most: a rebuild makes their other keys and indexes after it has written them
 */
public record ReadModel(
        String name,
        List<String> tables,
        List<Function<JdbcOperations, Object>> handlers,
        List<NotCompared> notCompared,
        List<NotShown> notShown,
        Set<String> indexedAfterLoad) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    /**
     * A column that is not a function of the log.
     *
     * @param reason why not, for the reader
     */
    public record NotCompared(String table, String column, String reason) {}

    /** A column that is for fewer eyes than the others. */
    public record NotShown(String table, String column) {}

    public ReadModel {
        if (Stream.concat(Stream.of(name.replace('-', '_')), tables.stream())
                .anyMatch(word -> !NAME.matcher(word).matches())) {
            throw new IllegalArgumentException(name + " or one of " + tables + " is no name");
        }
        List<String> named =
                Stream.of(
                                notCompared.stream().map(NotCompared::table),
                                notShown.stream().map(NotShown::table),
                                indexedAfterLoad.stream())
                        .flatMap(tablesOf -> tablesOf)
                        .filter(table -> !tables.contains(table))
                        .toList();
        if (!named.isEmpty()) {
            throw new IllegalArgumentException(named + " are no tables of " + name);
        }
    }

    /**
     * @param processor its position is kept under it, so it is never changed
     */
    public static ReadModel named(String processor, String... tables) {
        return new ReadModel(processor, List.of(tables), List.of(), List.of(), List.of(), Set.of());
    }

    /** With one more handler; all handle every event, in this order. */
    public ReadModel writtenBy(Function<JdbcOperations, Object> handler) {
        return new ReadModel(
                name, tables, with(handlers, handler), notCompared, notShown, indexedAfterLoad);
    }

    /** With a column that two builds of the same log need not have alike. */
    public ReadModel notComparing(String table, String column, String reason) {
        return new ReadModel(
                name,
                tables,
                handlers,
                with(notCompared, new NotCompared(table, column, reason)),
                notShown,
                indexedAfterLoad);
    }

    /** With columns of a table that are compared, and never shown. */
    public ReadModel notShowing(String table, String... columns) {
        return new ReadModel(
                name,
                tables,
                handlers,
                notCompared,
                Stream.concat(
                                notShown.stream(),
                                Stream.of(columns).map(column -> new NotShown(table, column)))
                        .toList(),
                indexedAfterLoad);
    }

    /** With a table that a rebuild indexes after it has written it. */
    public ReadModel indexingAfterLoad(String table) {
        return new ReadModel(
                name,
                tables,
                handlers,
                notCompared,
                notShown,
                Stream.concat(indexedAfterLoad.stream(), Stream.of(table))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The columns of a table that are not compared. */
    public Set<String> notComparedOf(String table) {
        return notCompared.stream()
                .filter(column -> column.table().equals(table))
                .map(NotCompared::column)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The columns of a table that are not shown. */
    public Set<String> notShownOf(String table) {
        return notShown.stream()
                .filter(column -> column.table().equals(table))
                .map(NotShown::column)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<T> with(List<T> before, T added) {
        return Stream.concat(before.stream(), Stream.of(added)).toList();
    }
}
