package org.computevoucher.ledger.reconciliation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the book is compared with what others state.
 *
 * @param enabled whether it is
 * @param settleAfter how old a statement has to be, by its record's time, so that the book has
 *     taken what it speaks of: facts take well below a second, and a difference is reported within
 *     a minute
 */
@Validated
@ConfigurationProperties("computevoucher.reconciliation")
record ReconciliationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
                Duration settleAfter) {}
