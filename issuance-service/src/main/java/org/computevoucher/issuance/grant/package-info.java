/**
 * Whether a voucher is granted and on which terms: every rule asked in its order, and the issue.
 */
@NullMarked
package org.computevoucher.issuance.grant;

import org.jspecify.annotations.NullMarked;
