package org.computevoucher.issuance.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.EnterpriseViews.EnterprisePage;
import org.computevoucher.issuance.enterprise.EnterpriseViews.EnterpriseView;
import org.computevoucher.issuance.enterprise.EnterpriseViews.EntryView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table {@code enterprise_entry}. */
@Component
class EnterpriseQueries {

    /** The entries that hold on a day: begun, and none after them has. */
    private static final String HOLDING =
            """
            select e.* from enterprise_entry e
            where e.first_day <= :day and e.enterprise > :after
            and not exists (select 1 from enterprise_entry later
                where later.enterprise = e.enterprise
                and later.first_day > e.first_day and later.first_day <= :day)
            """;

    private final JdbcClient jdbc;

    EnterpriseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; null means any. */
    record Filter(
            @Nullable String region,
            @Nullable String affiliateGroup,
            @Nullable EnterpriseClass enterpriseClass) {}

    Optional<EnterpriseView> byCode(String enterprise, LocalDate today) {
        List<EntryView> entries =
                jdbc.sql("select * from enterprise_entry where enterprise = ? order by first_day")
                        .param(enterprise)
                        .query(EnterpriseQueries::entry)
                        .list();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Optional<EntryView> holding =
                entries.reversed().stream()
                        .filter(entry -> !entry.firstDay().isAfter(today))
                        .findFirst();
        return Optional.of(
                new EnterpriseView(
                        enterprise,
                        holding.orElse(entries.getFirst()).region(),
                        holding.map(EntryView::firstDay).orElse(null),
                        entries));
    }

    /**
     * @param after the enterprise after which to go on; empty: from the beginning
     */
    EnterprisePage page(Filter filter, String after, int limit, LocalDate today) {
        StringBuilder sql = new StringBuilder(HOLDING);
        if (filter.region() != null) {
            sql.append(" and e.region = :region");
        }
        if (filter.affiliateGroup() != null) {
            sql.append(" and e.affiliate_group = :group");
        }
        if (filter.enterpriseClass() != null) {
            sql.append(" and e.enterprise_class = :class");
        }
        // one more than asked for tells whether a further page exists
        sql.append(" order by e.enterprise limit :limit");
        List<EntryView> found =
                jdbc.sql(sql.toString())
                        .param("day", today)
                        .param("after", after)
                        .param("region", filter.region())
                        .param("group", filter.affiliateGroup())
                        .param(
                                "class",
                                filter.enterpriseClass() == null
                                        ? null
                                        : filter.enterpriseClass().name())
                        .param("limit", limit + 1)
                        .query(EnterpriseQueries::entry)
                        .list();
        List<EntryView> shown = found.subList(0, Math.min(limit, found.size()));
        return new EnterprisePage(
                shown, found.size() > limit ? shown.getLast().enterprise() : null);
    }

    private static EntryView entry(ResultSet row, int number) throws SQLException {
        return new EntryView(
                row.getObject("event_id", UUID.class),
                row.getString("enterprise"),
                row.getObject("first_day", LocalDate.class),
                EnterpriseClass.valueOf(row.getString("enterprise_class")),
                row.getString("region"),
                row.getString("affiliate_group"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
