/** The name of a pot, which every capability of this service shares. */
@NullMarked
package org.computevoucher.ledger.pot;

import org.jspecify.annotations.NullMarked;
