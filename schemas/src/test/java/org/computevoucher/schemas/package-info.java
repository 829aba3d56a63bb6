/** What the tests of this module share. */
@NullMarked
package org.computevoucher.schemas;

import org.jspecify.annotations.NullMarked;
