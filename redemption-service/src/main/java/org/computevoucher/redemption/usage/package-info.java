/** Usage records of data centres, each unique for ever. */
@NullMarked
package org.computevoucher.redemption.usage;

import org.jspecify.annotations.NullMarked;
