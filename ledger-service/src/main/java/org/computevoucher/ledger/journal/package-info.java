/** The journal: every entry of every book, as it is read. */
@NullMarked
package org.computevoucher.ledger.journal;

import org.jspecify.annotations.NullMarked;
