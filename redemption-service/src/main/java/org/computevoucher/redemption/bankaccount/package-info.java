/** Where payees want their money. */
@NullMarked
package org.computevoucher.redemption.bankaccount;

import org.jspecify.annotations.NullMarked;
