/** What pots owe their payees, what these have to give back, and what was paid. */
@NullMarked
package org.computevoucher.redemption.payee;

import org.jspecify.annotations.NullMarked;
