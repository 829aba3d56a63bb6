package org.computevoucher.issuance.envelope;

import java.time.LocalDate;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code envelope_day}: what moved in each envelope per day of Asia/Shanghai, by
 * the time at which this service recorded it. One statement adds differences, so neither the order
 * nor the number of a batch's rows matters.
 */
final class EnvelopeDayRows {

    private static final String ADD =
            """
            insert into envelope_day (pot, day, allocated_fen, promised_fen, given_back_fen,
                withdrawn_fen, returned_fen)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (pot, day) do update set
                allocated_fen = envelope_day.allocated_fen + excluded.allocated_fen,
                promised_fen = envelope_day.promised_fen + excluded.promised_fen,
                given_back_fen = envelope_day.given_back_fen + excluded.given_back_fen,
                withdrawn_fen = envelope_day.withdrawn_fen + excluded.withdrawn_fen,
                returned_fen = envelope_day.returned_fen + excluded.returned_fen
            """;

    private record Row(String pot, LocalDate day, Movement movement) {}

    private final BatchedWrites<Row> rows;

    EnvelopeDayRows(JdbcOperations jdbc) {
        this.rows =
                new BatchedWrites<>(
                        jdbc,
                        ADD,
                        (statement, row) -> {
                            Movement movement = row.movement();
                            statement.setString(1, row.pot());
                            statement.setObject(2, row.day());
                            statement.setLong(3, movement.allocatedFen());
                            statement.setLong(4, movement.promisedFen());
                            statement.setLong(5, movement.givenBackFen());
                            statement.setLong(6, movement.withdrawnFen());
                            statement.setLong(7, movement.returnedFen());
                        });
    }

    @EventHandler
    void on(EnvelopeEvent event) {
        rows.add(new Row(event.pot(), ShanghaiTime.dayOf(event.recordedAt()), Movement.of(event)));
    }
}
