package org.computevoucher.issuance.envelope;

import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code envelope}. One statement adds differences, so neither the order nor the
 * number of a batch's rows matters.
 */
final class EnvelopeRows {

    private static final String ADD =
            """
            insert into envelope (pot, allocated_fen, available_fen, promised_fen)
            values (?, ?, ?, ?)
            on conflict (pot) do update set
                allocated_fen = envelope.allocated_fen + excluded.allocated_fen,
                available_fen = envelope.available_fen + excluded.available_fen,
                promised_fen = envelope.promised_fen + excluded.promised_fen
            """;

    private final BatchedWrites<Difference> differences;

    private record Difference(String pot, long allocatedFen, long availableFen, long promisedFen) {}

    EnvelopeRows(JdbcOperations jdbc) {
        this.differences =
                new BatchedWrites<>(
                        jdbc,
                        ADD,
                        (statement, row) -> {
                            statement.setString(1, row.pot());
                            statement.setLong(2, row.allocatedFen());
                            statement.setLong(3, row.availableFen());
                            statement.setLong(4, row.promisedFen());
                        });
    }

    @EventHandler
    void on(EnvelopeFilled event) {
        differences.add(new Difference(event.pot(), event.amountFen(), event.amountFen(), 0));
    }

    @EventHandler
    void on(FaceReserved event) {
        differences.add(new Difference(event.pot(), 0, -event.faceFen(), event.faceFen()));
    }

    @EventHandler
    void on(EnvelopeRefilled event) {
        differences.add(new Difference(event.pot(), 0, event.unusedFen(), -event.unusedFen()));
    }
}
