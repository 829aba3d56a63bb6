package org.computevoucher.issuance.imports;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the parameters of one statement, an array for each column.
 *
 * @param <R> one row
 */
final class LineColumns<R> {

    private final PreparedStatement statement;
    private final List<R> rows;
    private int parameter;

    /**
     * @param parameter how many parameters of the statement come before
     */
    LineColumns(PreparedStatement statement, int parameter, List<R> rows) {
        this.statement = statement;
        this.parameter = parameter;
        this.rows = rows;
    }

    LineColumns<R> with(String type, Function<R, @Nullable Object> column) throws SQLException {
        parameter++;
        statement.setArray(
                parameter,
                statement.getConnection().createArrayOf(type, rows.stream().map(column).toArray()));
        return this;
    }
}
