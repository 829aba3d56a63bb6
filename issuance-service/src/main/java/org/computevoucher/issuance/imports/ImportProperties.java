package org.computevoucher.issuance.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set about imports, with the reason for each default.
 *
 * @param uploadsAtOnce tables that an instance takes in at once: each has a file of up to 32 MiB on
 *     its disk, and 32 of them are read only by who means harm
 * @param batchSize lines that are given to a lane at once: as many as it commits together, so that
 *     other callers of the programme wait behind one commit and no more
 * @param patience how long a batch's lines are waited for: shorter than the time after which the
 *     database ends an idle transaction (20 s), for the import is held by one meanwhile
 * @param poll how often is looked for what another instance has taken in or left undone
 * @param retryAfter pause after a failure that may pass
 */
@Validated
@ConfigurationProperties("computevoucher.imports")
record ImportProperties(
        @DefaultValue("4") @Min(1) @Max(32) int uploadsAtOnce,
        @DefaultValue("500") @Min(1) @Max(2_000) int batchSize,
        @DefaultValue("15s") @NotNull Duration patience,
        @DefaultValue("1s") @NotNull Duration poll,
        @DefaultValue("1s") @NotNull Duration retryAfter) {}
