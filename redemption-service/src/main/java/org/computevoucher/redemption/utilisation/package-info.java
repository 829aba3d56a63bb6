/** How much of the capacity of data centres is used, and where there is room. */
@NullMarked
package org.computevoucher.redemption.utilisation;

import org.jspecify.annotations.NullMarked;
