/**
 * The whole system on one machine: what {@code infra/up} and {@code infra/down} do once everything
 * is built.
 */
@NullMarked
package org.computevoucher.local.stack;

import org.jspecify.annotations.NullMarked;
