/** Random histories of the whole service, and what has to hold at every moment of them. */
@NullMarked
package org.computevoucher.issuance.history;

import org.jspecify.annotations.NullMarked;
