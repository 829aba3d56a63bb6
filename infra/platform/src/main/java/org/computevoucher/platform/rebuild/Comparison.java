package org.computevoucher.platform.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.rebuild.Rebuild.Sample;
import org.computevoucher.platform.rebuild.Rebuild.Side;
import org.computevoucher.platform.rebuild.Rebuild.TableDifference;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Compares the rows of each table with those of its copy, whatever their order: by their number and
 * two sums over their 64-bit hashes, all in the database. Only where those differ are rows looked
 * for.
 */
final class Comparison {

    /** How many rows of either side are shown. */
    private static final int SAMPLES = 10;

    /** How much of a row is shown, in characters. */
    private static final int ROW_LIMIT = 500;

    private static final String SUMS =
            """
            SELECT count(*) AS row_count, coalesce(sum(h), 0)::text || ' ' || coalesce(bit_xor(h), 0)::text AS sums
            FROM (SELECT hashtextextended({row}::text, 0) AS h FROM {table}) AS hashed
            """;

    private static final String ONLY_HERE =
            """
            SELECT left({shown}::text, ?) FROM {table} WHERE hashtextextended({row}::text, 0) = ANY (ARRAY(
                SELECT h FROM (SELECT hashtextextended({row}::text, 0) AS h FROM {table}
                               EXCEPT ALL SELECT hashtextextended({row}::text, 0) FROM {other}) AS missing LIMIT ?))
            LIMIT ?
            """;

    private static final String NOT_SHOWN = "'not shown'::text";

    private record Sums(long rows, String sums) {}

    private final ReadModel model;
    private final JdbcOperations jdbc;

    /**
     * @param jdbc in a transaction that sees one state of the database throughout
     */
    Comparison(ReadModel model, JdbcOperations jdbc) {
        this.model = model;
        this.jdbc = jdbc;
    }

    /**
     * @param between called between two tables
     * @return of those tables that differ
     */
    List<TableDifference> differences(Runnable between) {
        List<TableDifference> found = new ArrayList<>();
        for (String table : model.tables()) {
            between.run();
            String row = row(table);
            Sums live = sums(row, "public." + table);
            Sums rebuilt = sums(row, copy(table));
            if (!live.equals(rebuilt)) {
                List<Sample> samples = new ArrayList<>();
                String only = ONLY_HERE.replace("{shown}", shown(table)).replace("{row}", row);
                onlyIn(only, "public." + table, copy(table))
                        .forEach(each -> samples.add(new Sample(Side.LIVE, each)));
                onlyIn(only, copy(table), "public." + table)
                        .forEach(each -> samples.add(new Sample(Side.REBUILT, each)));
                found.add(new TableDifference(table, live.rows(), rebuilt.rows(), samples));
            }
        }
        return found;
    }

    private String copy(String table) {
        return ModelCopy.schemaOf(model) + '.' + table;
    }

    private String row(String table) {
        return row(table, column -> column);
    }

    /** The same for the eyes of whoever is told of it. */
    private String shown(String table) {
        Set<String> hidden = model.notShownOf(table);
        return row(table, column -> hidden.contains(column) ? NOT_SHOWN : column);
    }

    private String row(String table, UnaryOperator<String> written) {
        Set<String> without = model.notComparedOf(table);
        return Catalogue.columnNames(jdbc, "public", table).stream()
                .filter(column -> !without.contains(column))
                .map(written)
                .collect(Collectors.joining(", ", "ROW(", ")"));
    }

    private Sums sums(String row, String table) {
        Sums sums =
                jdbc.queryForObject(
                        SUMS.replace("{row}", row).replace("{table}", table),
                        (found, number) ->
                                new Sums(found.getLong("row_count"), found.getString("sums")));
        return sums == null ? new Sums(0, "") : sums;
    }

    private List<String> onlyIn(String query, String table, String other) {
        return jdbc.queryForList(
                query.replace("{table}", table).replace("{other}", other),
                String.class,
                ROW_LIMIT,
                SAMPLES,
                SAMPLES);
    }
}
