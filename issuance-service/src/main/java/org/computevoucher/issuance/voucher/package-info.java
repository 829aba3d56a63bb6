/** Vouchers: issued from a pot's envelope, closed once. */
@NullMarked
package org.computevoucher.issuance.voucher;

import org.jspecify.annotations.NullMarked;
