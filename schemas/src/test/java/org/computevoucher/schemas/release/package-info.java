/** The gate that keeps every schema compatible with all released versions of it. */
@NullMarked
package org.computevoucher.schemas.release;

import org.jspecify.annotations.NullMarked;
