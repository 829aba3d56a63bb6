package org.computevoucher.redemption.statement;

/**
 * The piece of the event log that a period is, for one pot of a party.
 *
 * @param from the first position, inclusive
 * @param until exclusive; not before from
 */
record Span(String pot, long from, long until) {

    /** What of it is not after a position, which was its end when a page of it was read before. */
    Span upTo(long position) {
        return new Span(pot, Math.min(from, position), Math.min(until, position));
    }
}
