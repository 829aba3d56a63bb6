/** The budget authority: what is planned for a pot and what is allocated to it. */
@NullMarked
package org.computevoucher.ledger.budget;

import org.jspecify.annotations.NullMarked;
