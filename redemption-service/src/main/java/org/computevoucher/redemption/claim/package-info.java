/** Which invoices were subsidised, and by whom: each once, unless all who do allow another. */
@NullMarked
package org.computevoucher.redemption.claim;

import org.jspecify.annotations.NullMarked;
