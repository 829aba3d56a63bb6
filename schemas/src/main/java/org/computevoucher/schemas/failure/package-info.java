/** What can go wrong with a record or the registry, each kind with what to do about it. */
@NullMarked
package org.computevoucher.schemas.failure;

import org.jspecify.annotations.NullMarked;
