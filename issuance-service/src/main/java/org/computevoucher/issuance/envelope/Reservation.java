package org.computevoucher.issuance.envelope;

import java.util.UUID;

/**
 * What an envelope says when it has promised a face amount.
 *
 * @param causeId the cause of the voucher's issue: the last fact of the pot's chain before it
 * @param number the running number of the issue within the pot, from 1
 */
public record Reservation(UUID causeId, long number) {}
