package org.computevoucher.redemption.voucheraccount;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of exceptions. */
@Component
class ExceptionQueries {

    private final JdbcClient jdbc;

    ExceptionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ExceptionView> exception(String dataCentre, String usageId) {
        return jdbc.sql("select * from usage_exception where data_centre = ? and usage_id = ?")
                .param(dataCentre)
                .param(usageId)
                .query((row, number) -> view(row))
                .optional();
    }

    /**
     * @param region null: of any region
     * @param dataCentre null: of any data centre
     * @param waiting whether they wait; null: either
     */
    ExceptionView.Page page(
            @Nullable String region,
            @Nullable String dataCentre,
            @Nullable Boolean waiting,
            long after,
            int limit) {
        List<Numbered> found =
                jdbc.sql(
                                """
                                select * from usage_exception
                                where number > :after
                                    and (cast(:region as text) is null or pot like :region || '-%')
                                    and (cast(:dataCentre as text) is null or data_centre = :dataCentre)
                                    and (cast(:waiting as boolean) is null or (verdict is null) = :waiting)
                                order by number limit :limit
                                """)
                        .param("after", after)
                        .param("region", region)
                        .param("dataCentre", dataCentre)
                        .param("waiting", waiting)
                        .param("limit", limit)
                        .query((row, number) -> new Numbered(row.getLong("number"), view(row)))
                        .list();
        return new ExceptionView.Page(
                found.stream().map(Numbered::view).toList(),
                found.size() < limit ? null : found.getLast().number());
    }

    private record Numbered(long number, ExceptionView view) {}

    private static ExceptionView view(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return new ExceptionView(
                row.getString("data_centre"),
                row.getString("usage_id"),
                row.getObject("voucher_id", UUID.class),
                row.getString("pot"),
                row.getString("enterprise"),
                row.getObject("charge_period_start", OffsetDateTime.class).toInstant(),
                row.getObject("charge_period_end", OffsetDateTime.class).toInstant(),
                row.getLong("billed_cost_fen"),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                verdict == null ? null : ExceptionVerdict.valueOf(verdict),
                row.getString("decision_reason"),
                row.getString("document"),
                instant(row.getObject("decided_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
