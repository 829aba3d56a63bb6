/** Who can hold a voucher, and how an enterprise is named. */
@NullMarked
package org.computevoucher.issuance.enterprise;

import org.jspecify.annotations.NullMarked;
