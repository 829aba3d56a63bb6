package org.computevoucher.issuance.grant;

import java.util.UUID;

/**
 * What a voucher that may be issued will be called.
 *
 * @param voucherId the voucher
 * @param issueId the event of its issue
 */
public record NewVoucher(UUID voucherId, UUID issueId) {}
