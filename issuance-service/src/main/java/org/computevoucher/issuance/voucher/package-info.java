/** Vouchers: issued once per request, closed once. */
@NullMarked
package org.computevoucher.issuance.voucher;

import org.jspecify.annotations.NullMarked;
