package org.computevoucher.issuance.envelope;

import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code envelope}. One statement adds differences, so neither the order nor the
 * number of a batch's rows matters.
 */
final class EnvelopeRows {

    private static final String ADD =
            """
            insert into envelope (pot, allocated_fen, available_fen, promised_fen, withdrawn_fen,
                returned_fen, closed)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (pot) do update set
                allocated_fen = envelope.allocated_fen + excluded.allocated_fen,
                available_fen = envelope.available_fen + excluded.available_fen,
                promised_fen = envelope.promised_fen + excluded.promised_fen,
                withdrawn_fen = envelope.withdrawn_fen + excluded.withdrawn_fen,
                returned_fen = envelope.returned_fen + excluded.returned_fen,
                closed = envelope.closed or excluded.closed
            """;

    private record Row(String pot, Movement movement, boolean closed) {}

    private final BatchedWrites<Row> rows;

    EnvelopeRows(JdbcOperations jdbc) {
        this.rows =
                new BatchedWrites<>(
                        jdbc,
                        ADD,
                        (statement, row) -> {
                            Movement movement = row.movement();
                            statement.setString(1, row.pot());
                            statement.setLong(2, movement.allocatedFen());
                            statement.setLong(3, movement.availableFen());
                            statement.setLong(4, movement.promisedFen() - movement.givenBackFen());
                            statement.setLong(5, movement.withdrawnFen());
                            statement.setLong(6, movement.returnedFen());
                            statement.setBoolean(7, row.closed());
                        });
    }

    @EventHandler
    void on(EnvelopeEvent event) {
        rows.add(new Row(event.pot(), Movement.of(event), event instanceof EnvelopeClosed));
    }
}
