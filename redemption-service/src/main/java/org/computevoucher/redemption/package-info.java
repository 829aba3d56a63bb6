/** The redemption service: what was used, and who is paid. */
@NullMarked
package org.computevoucher.redemption;

import org.jspecify.annotations.NullMarked;
