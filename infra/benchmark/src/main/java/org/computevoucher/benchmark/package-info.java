/** Figures of the intake, told and never asserted. */
@NullMarked
package org.computevoucher.benchmark;

import org.jspecify.annotations.NullMarked;
