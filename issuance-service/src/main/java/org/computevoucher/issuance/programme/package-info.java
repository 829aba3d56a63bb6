/** Programmes: the rules of a region's subsidy schemes, by version. */
@NullMarked
package org.computevoucher.issuance.programme;

import org.jspecify.annotations.NullMarked;
