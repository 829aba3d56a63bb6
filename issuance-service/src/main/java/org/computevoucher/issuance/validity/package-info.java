/** When a voucher can be used and until when usage may be reported: days become instants. */
@NullMarked
package org.computevoucher.issuance.validity;

import org.jspecify.annotations.NullMarked;
