/** What pots owe their payees, and paying it. */
@NullMarked
package org.computevoucher.redemption.settlement;

import org.jspecify.annotations.NullMarked;
