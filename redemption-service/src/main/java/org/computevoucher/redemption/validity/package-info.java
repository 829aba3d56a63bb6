/** Whether usage lies inside its voucher's validity and is reported in time. */
@NullMarked
package org.computevoucher.redemption.validity;

import org.jspecify.annotations.NullMarked;
