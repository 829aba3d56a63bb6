/** What lies in suspense: who looks at it, and who is told. */
@NullMarked
package org.computevoucher.ledger.suspense;

import org.jspecify.annotations.NullMarked;
