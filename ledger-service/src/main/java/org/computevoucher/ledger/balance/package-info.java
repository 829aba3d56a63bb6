/** What the book says, now and at any recorded time: postings, running balances, pots. */
@NullMarked
package org.computevoucher.ledger.balance;

import org.jspecify.annotations.NullMarked;
