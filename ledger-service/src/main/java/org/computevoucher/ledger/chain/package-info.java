/**
 * The chain of a voucher, from its application to its payment, from the journal alone.
 *
 * <p>Three kinds of entries are in it: those of facts about the voucher; those of decisions on the
 * application for which it was granted, also from before the grant; and those of payments that paid
 * something for it, with its share. Each is found by an index of its own, from any place on, so a
 * page costs the same wherever it is. What took a payment out of suspense is looked for by the
 * voucher's payments, of which there is one for each settlement run and pot at most.
 *
 * <p>The application is known from the voucher's issue or grant on. Decisions from before stand
 * ahead of it in the journal, so where a fact of the voucher was posted to suspense before its
 * issue, a page that was read in between may lack them; apart from that, a page read in full never
 * changes.
 *
 * <p>What a payee is owed is one amount over all its vouchers. Where a settlement nets what is
 * payable of one voucher with what has to come back of another, that shows in the chain of the
 * latter, and the former has less in its payments than in its consumptions. A payment that the bank
 * rejected moved nothing and tells no vouchers: it is in no chain. So is one from before payments
 * told their vouchers.
 */
@NullMarked
package org.computevoucher.ledger.chain;

import org.jspecify.annotations.NullMarked;
