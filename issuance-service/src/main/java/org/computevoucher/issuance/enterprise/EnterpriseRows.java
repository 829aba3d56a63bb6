package org.computevoucher.issuance.enterprise;

import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code enterprise_entry}. */
final class EnterpriseRows {

    private static final String INSERT =
            """
            insert into enterprise_entry (enterprise, first_day, enterprise_class, region,
                affiliate_group, event_id, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final BatchedWrites<EnterpriseEvent> entries;

    EnterpriseRows(JdbcOperations jdbc) {
        this.entries =
                new BatchedWrites<>(
                        jdbc,
                        INSERT,
                        (statement, row) -> {
                            Standing standing = row.standing();
                            statement.setString(1, row.enterprise());
                            statement.setObject(2, row.firstDay());
                            statement.setString(3, standing.enterpriseClass().name());
                            statement.setString(4, standing.region());
                            statement.setString(5, standing.affiliateGroup());
                            statement.setObject(6, row.eventId());
                            statement.setObject(7, row.recordedAt().atOffset(ZoneOffset.UTC));
                        });
    }

    @EventHandler
    void on(EnterpriseEvent event) {
        entries.add(event);
    }
}
