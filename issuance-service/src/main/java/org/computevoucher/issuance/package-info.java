/** The issuance service: who gets a voucher. */
@NullMarked
package org.computevoucher.issuance;

import org.jspecify.annotations.NullMarked;
