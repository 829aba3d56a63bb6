/** Proof that the wire format is Confluent's: somebody else's code reads and writes it. */
@NullMarked
package org.computevoucher.schemas.foreign;

import org.jspecify.annotations.NullMarked;
