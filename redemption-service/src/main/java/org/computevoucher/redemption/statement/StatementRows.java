package org.computevoucher.redemption.statement;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.computevoucher.platform.readmodel.Batch;
import org.computevoucher.redemption.payee.PayeeAccountEvent;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.usage.UsageEvent.UsageExcepted;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;

/**
 * Keeps the lines of statements, in the order of the log. What was read before is not written
 * again, so that the log can be read from its beginning at any time.
 */
final class StatementRows {

    private final LinesBefore before;
    private final StatementTable table;
    private final Batch<LoggedFact> batch;

    StatementRows(LinesBefore before, StatementTable table) {
        this.before = before;
        this.table = table;
        this.batch = new Batch<>(this::write);
    }

    @EventHandler
    void on(ComputeConsumed event, TrackingToken position, @MessageIdentifier String messageId) {
        add(event, position, messageId);
    }

    @EventHandler
    void on(ReversalRecorded event, TrackingToken position, @MessageIdentifier String messageId) {
        add(event, position, messageId);
    }

    @EventHandler
    void on(UsageExcepted event, TrackingToken position, @MessageIdentifier String messageId) {
        add(event, position, messageId);
    }

    @EventHandler
    void on(ExceptionDecided event, TrackingToken position, @MessageIdentifier String messageId) {
        add(event, position, messageId);
    }

    @EventHandler
    void on(PayeeAccountEvent event, TrackingToken position, @MessageIdentifier String messageId) {
        add(event, position, messageId);
    }

    private void add(Object event, TrackingToken position, String messageId) {
        batch.add(
                new LoggedFact(
                        position.position().orElseThrow(), UUID.fromString(messageId), event));
    }

    private void write(List<LoggedFact> facts) {
        Origins origins = before.origins(facts);
        List<Booking> bookings =
                facts.stream().flatMap(fact -> Bookings.of(fact, origins).stream()).toList();
        StatementFold fold =
                new StatementFold(
                        before.last(
                                bookings.stream()
                                        .map(Booking::account)
                                        .collect(Collectors.toSet())),
                        before.totals(
                                bookings.stream()
                                        .map(one -> new Account.Kind(one.account(), one.kind()))
                                        .collect(Collectors.toSet())));
        bookings.forEach(fold::add);
        table.write(fold.lines());
    }
}
