package org.computevoucher.redemption.subsidy;

import org.computevoucher.platform.money.Money;

/**
 * How one cost is shared between the pot and the payer.
 *
 * @param eligibleCost what no other subsidy has covered
 * @param subsidy what the pot pays of it
 * @param payerShare what the enterprise pays itself: the rest
 * @param bindingLimit what kept the subsidy from being larger
 */
public record SubsidyShare(
        Money eligibleCost, Money subsidy, Money payerShare, BindingLimit bindingLimit) {}
