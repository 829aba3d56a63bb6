package org.computevoucher.platform.reconciliation;

/**
 * Balances that a read model tells.
 *
 * @param kind of account, as the book calls it: {@code available}, {@code outstanding}, {@code
 *     payable}
 * @param readModel which holds them, by its name
 * @param sql reads them, in any order, each account once, with the columns {@code pot}, {@code
 *     voucher_id} (uuid), {@code payee} (both null where it does not matter) and {@code
 *     amount_fen}; rows of 0 are left out. It is run every few seconds.
 */
public record StatedBalances(String kind, String readModel, String sql) {}
