/** Checks of who may do what, the same for every service. */
@NullMarked
package org.computevoucher.testkit.access;

import org.jspecify.annotations.NullMarked;
