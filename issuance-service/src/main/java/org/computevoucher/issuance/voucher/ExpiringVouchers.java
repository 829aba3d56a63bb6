package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The vouchers whose grace period is over and whose closure nobody has asked for, as rows tell. */
@Component
class ExpiringVouchers {

    private final JdbcClient jdbc;

    ExpiringVouchers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A voucher and when its grace period ended; they are in the order of both. */
    record Due(Instant reportableUntil, UUID voucherId) {

        /** Before every other. */
        static final Due FIRST = new Due(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * The next ones.
     *
     * @param after the last of those before
     * @param limit at most so many
     */
    List<Due> due(Instant now, Due after, int limit) {
        return jdbc.sql(
                        """
                        select reportable_until, voucher_id from voucher
                        where status in ('ISSUED', 'SUSPENDED') and reportable_until <= ?
                            and (reportable_until, voucher_id) > (?, ?)
                        order by reportable_until, voucher_id
                        limit ?
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(after.reportableUntil().atOffset(ZoneOffset.UTC))
                .param(after.voucherId())
                .param(limit)
                .query(
                        (row, number) ->
                                new Due(
                                        row.getObject("reportable_until", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("voucher_id", UUID.class)))
                .list();
    }
}
