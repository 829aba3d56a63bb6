package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.money.Money;

/** What a reversal takes from one payee of a voucher. */
record TakenBack(String payee, Money subsidy) {}
