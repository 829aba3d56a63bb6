/** What is still open of each voucher, and each consumption of it. */
@NullMarked
package org.computevoucher.redemption.voucheraccount;

import org.jspecify.annotations.NullMarked;
