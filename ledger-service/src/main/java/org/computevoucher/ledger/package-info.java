/** The ledger service: the book and the budget authority. */
@NullMarked
package org.computevoucher.ledger;

import org.jspecify.annotations.NullMarked;
