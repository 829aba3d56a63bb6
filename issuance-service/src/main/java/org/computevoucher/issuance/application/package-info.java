/** Applications for vouchers, from their submission to their decision. */
@NullMarked
package org.computevoucher.issuance.application;

import org.jspecify.annotations.NullMarked;
