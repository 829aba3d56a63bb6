package org.computevoucher.redemption.payee;

import java.util.UUID;

/**
 * An amount of one voucher.
 *
 * @param amountFen in fen, more than 0
 */
public record VoucherAmount(UUID voucherId, long amountFen) {}
