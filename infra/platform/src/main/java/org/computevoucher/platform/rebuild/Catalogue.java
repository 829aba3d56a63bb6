package org.computevoucher.platform.rebuild;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What PostgreSQL's catalogue says about tables. Statements that make parts of them are written
 * without schema, so that they make those of the copy.
 */
final class Catalogue {

    private static final String COLUMNS =
            """
            SELECT format('%I %s %s', attname, format_type(atttypid, atttypmod), attnotnull) FROM pg_attribute
            WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """;

    private static final String COLUMN_NAMES =
            """
            SELECT quote_ident(attname) FROM pg_attribute
            WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """;

    private static final String OPTIONS =
            "SELECT unnest(reloptions) FROM pg_class WHERE oid = ?::regclass";

    private static final String CONSTRAINTS =
            """
            SELECT conname AS name, contype = 'p' AS is_primary,
                   format('ALTER TABLE %I ADD CONSTRAINT %I %s', ?, conname, pg_get_constraintdef(oid)) AS statement
            FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('p', 'u', 'x', 'f')
            ORDER BY contype <> 'p', conname
            """;

    private static final String INDEXES =
            """
            SELECT c.relname AS name, false AS is_primary, pg_get_indexdef(i.indexrelid, 0, true) AS statement
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE ?::text IS NOT NULL AND i.indrelid = ?::regclass
              AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY c.relname
            """;

    private static final String TRIGGERS =
            """
            SELECT tgname AS name, false AS is_primary, pg_get_triggerdef(oid, true) AS statement
            FROM pg_trigger WHERE ?::text IS NOT NULL AND tgrelid = ?::regclass AND NOT tgisinternal ORDER BY tgname
            """;

    private static final String NAMES =
            """
            SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass(?)
            UNION SELECT conname FROM pg_constraint WHERE conrelid = to_regclass(?)
            UNION SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(?)
            """;

    private static final String VIEWS =
            """
            SELECT DISTINCT c.oid::regclass::text AS name, pg_get_viewdef(c.oid) AS query
            FROM pg_depend d
            JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            JOIN pg_class c ON c.oid = r.ev_class AND c.relkind = 'v'
            WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ?::regclass ORDER BY 1
            """;

    /**
     * A key, an index or a trigger.
     *
     * @param isPrimary it is the primary key
     * @param statement makes it
     */
    record Part(String name, boolean isPrimary, String statement) {}

    private Catalogue() {}

    /** Name, type and whether it may be null; none, where there is no such table. */
    static List<String> columns(JdbcOperations jdbc, String schema, String table) {
        return jdbc.queryForList(COLUMNS, String.class, schema + '.' + table);
    }

    static List<String> columnNames(JdbcOperations jdbc, String schema, String table) {
        return jdbc.queryForList(COLUMN_NAMES, String.class, schema + '.' + table);
    }

    /** Storage parameters of a live table. */
    static List<String> options(JdbcOperations jdbc, String table) {
        return jdbc.queryForList(OPTIONS, String.class, "public." + table);
    }

    /** The keys of a live table, the primary one first. */
    static List<Part> constraints(JdbcOperations jdbc, String table) {
        return parts(jdbc, CONSTRAINTS, table);
    }

    /** The indexes of a live table that are no key's. */
    static List<Part> indexes(JdbcOperations jdbc, String table) {
        return parts(jdbc, INDEXES, table);
    }

    static List<Part> triggers(JdbcOperations jdbc, String table) {
        return parts(jdbc, TRIGGERS, table);
    }

    private static List<Part> parts(JdbcOperations jdbc, String sql, String table) {
        return jdbc.query(
                sql,
                (row, number) ->
                        new Part(
                                row.getString("name"),
                                row.getBoolean("is_primary"),
                                row.getString("statement")),
                table,
                "public." + table);
    }

    /** Of all keys, indexes and triggers of a table. */
    static Set<String> names(JdbcOperations jdbc, String schema, String table) {
        String name = schema + '.' + table;
        return new HashSet<>(jdbc.queryForList(NAMES, String.class, name, name, name));
    }

    /** The views that name a live table, each with its query: schemas are named in both. */
    static Map<String, String> viewsOn(JdbcOperations jdbc, String table) {
        Map<String, String> views = new LinkedHashMap<>();
        jdbc.query(
                VIEWS,
                row -> {
                    views.put(row.getString("name"), row.getString("query"));
                },
                "public." + table);
        return views;
    }
}
