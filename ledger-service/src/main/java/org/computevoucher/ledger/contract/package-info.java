/** The contract with the outside: the only place that knows generated Avro classes. */
@NullMarked
package org.computevoucher.ledger.contract;

import org.jspecify.annotations.NullMarked;
