/** How much of a cost the pot pays. */
@NullMarked
package org.computevoucher.redemption.subsidy;

import org.jspecify.annotations.NullMarked;
