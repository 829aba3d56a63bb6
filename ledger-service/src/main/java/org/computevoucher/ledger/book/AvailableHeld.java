package org.computevoucher.ledger.book;

import org.computevoucher.platform.eventlog.StoredAs;

/**
 * How much of a pot's available money is held from now on: its envelope has given it up, and the
 * fact of the budget that books it where it goes is still on its way. Private: it moves nothing.
 *
 * @param region the book
 * @param heldFen in fen; below zero: the budget's fact waited too long and was booked first, so
 *     that its envelope's word holds that much less when it comes
 */
@StoredAs("AvailableHeld")
public record AvailableHeld(String region, String pot, long heldFen) implements BookEvent {}
