/**
 * What {@code infra/up} and {@code infra/down} run before anything is built, as source files: so
 * these classes use the JDK alone.
 */
@NullMarked
package org.computevoucher.local.launch;

import org.jspecify.annotations.NullMarked;
