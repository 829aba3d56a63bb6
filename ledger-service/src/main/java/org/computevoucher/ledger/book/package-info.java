/** The book: one journal entry per fact, whose lines sum to zero. */
@NullMarked
package org.computevoucher.ledger.book;

import org.jspecify.annotations.NullMarked;
