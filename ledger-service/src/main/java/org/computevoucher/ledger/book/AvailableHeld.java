package org.computevoucher.ledger.book;

import org.computevoucher.platform.eventlog.StoredAs;

/**
 * How much of a pot's available money is held from now on: its envelope has given it up, and the
 * fact of the budget that books it where it goes is still on its way. Private: it moves nothing.
 *
 * @param region the book
 * @param heldFen in fen; 0 or more
 */
@StoredAs("AvailableHeld")
public record AvailableHeld(String region, String pot, long heldFen) implements BookEvent {}
