/** The yearly cap: what an enterprise, or its affiliate group, can get from one programme. */
@NullMarked
package org.computevoucher.issuance.allowance;

import org.jspecify.annotations.NullMarked;
