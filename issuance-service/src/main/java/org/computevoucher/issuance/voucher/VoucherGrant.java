package org.computevoucher.issuance.voucher;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Under which rules a voucher was granted, and where it is good.
 *
 * @param serialNumber printed on the voucher
 * @param programmeVersion the version of the programme that governs the voucher to its end
 * @param applicationId what it was granted for; null: the office issued it without an application
 * @param affiliateGroup the group whose yearly allowance its face counts in, besides that of its
 *     enterprise; null: in none
 * @param dataCentreRegion the region of the data centres where it is good; null: any
 * @param hardwareClass the hardware class of the data centres where it is good; null: any
 * @param stacking EXCLUSIVE or ALLOWED
 */
public record VoucherGrant(
        String serialNumber,
        int programmeVersion,
        @Nullable UUID applicationId,
        @Nullable String affiliateGroup,
        @Nullable String dataCentreRegion,
        @Nullable String hardwareClass,
        String stacking) {}
