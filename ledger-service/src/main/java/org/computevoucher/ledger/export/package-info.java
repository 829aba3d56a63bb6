/**
 * The journal and the balances as files: written while they are read, in bounded memory, and byte
 * for byte the same for the same position, so that an export that broke off goes on after the last
 * entry that arrived.
 */
@NullMarked
package org.computevoucher.ledger.export;

import org.jspecify.annotations.NullMarked;
