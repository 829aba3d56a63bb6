/** What every question to the book has in common: how it can be wrong. */
@NullMarked
package org.computevoucher.ledger.query;

import org.jspecify.annotations.NullMarked;
