package org.computevoucher.issuance.voucher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of vouchers, in the order of their issue: stable, because later issues only come after.
 *
 * @param next what to pass as {@code after} for the page that follows: the last voucher's id, which
 *     tells nothing of how many others there are; null where nothing is left
 */
record VoucherPage(List<VoucherView> vouchers, @Nullable String next) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
}
