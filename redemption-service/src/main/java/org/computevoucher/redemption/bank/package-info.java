/** What is written to a bank and read from it, as ISO 20022 has it. */
@NullMarked
package org.computevoucher.redemption.bank;

import org.jspecify.annotations.NullMarked;
