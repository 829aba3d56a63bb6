package org.computevoucher.redemption.statement;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What the columns of a {@code statement_line} mean that more than one reader reads. */
final class StatementColumns {

    private StatementColumns() {}

    static LineKind kind(ResultSet row) throws SQLException {
        return LineKind.valueOf(row.getString("kind"));
    }

    /** After the line. */
    static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(
                row.getLong("payable_fen"),
                row.getLong("in_payment_fen"),
                row.getLong("receivable_fen"),
                row.getLong("paid_fen"));
    }

    /** Of all lines of its kind up to it. */
    static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong("kind_lines"),
                new Cost(
                        row.getLong("kind_billed_cost_fen"),
                        row.getLong("kind_eligible_cost_fen"),
                        row.getLong("kind_subsidy_fen"),
                        row.getLong("kind_payer_share_fen")),
                row.getLong("kind_amount_fen"));
    }
}
