package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Open the account of a voucher. Sent for every VoucherIssued fact.
 *
 * @param voucherIssuedId the event id of the issue
 * @param at when this service learned of it
 */
public record OpenVoucherAccount(
        @TargetAggregateIdentifier UUID voucherId,
        UUID voucherIssuedId,
        VoucherTerms terms,
        Instant at) {}
