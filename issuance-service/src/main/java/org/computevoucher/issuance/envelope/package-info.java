/** The money of a pot that may still be promised: never oversubscribed. */
@NullMarked
package org.computevoucher.issuance.envelope;

import org.jspecify.annotations.NullMarked;
