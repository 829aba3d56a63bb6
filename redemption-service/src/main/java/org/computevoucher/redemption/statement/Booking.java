package org.computevoucher.redemption.statement;

import java.time.Instant;
import java.util.UUID;

/**
 * What one event writes to one account.
 *
 * @param position where the event stands in the event log
 * @param eventId the public event's id; of a private one, the id that the log gave it
 * @param cost of the usage that was accepted, excepted or reversed; none for other lines
 * @param amountFen the money that the line is about, in fen; 0 or more
 * @param change by how much the account's amounts change
 */
record Booking(
        Account account,
        long position,
        LineKind kind,
        UUID eventId,
        Instant effectiveAt,
        Instant recordedAt,
        About about,
        Cost cost,
        long amountFen,
        Amounts change) {}
