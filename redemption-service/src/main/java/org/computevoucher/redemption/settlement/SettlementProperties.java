package org.computevoucher.redemption.settlement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.redemption.bank.BankAccount;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How settlement runs are opened.
 *
 * @param debtors the treasury's account of each region, by the region's code; a region without one
 *     cannot settle
 * @param schedule when runs are opened by themselves
 */
@Validated
@ConfigurationProperties("computevoucher.settlement")
record SettlementProperties(
        @DefaultValue Map<String, @Valid BankAccount> debtors,
        @DefaultValue @Valid Schedule schedule) {

    /**
     * @param enabled off where nobody has said otherwise: then persons alone open runs
     * @param at the time of day in Shanghai
     * @param poll how often it is looked whether it is time
     */
    record Schedule(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("20:00") @NotNull LocalTime at,
            @DefaultValue("30s") @NotNull Duration poll) {}

    Optional<BankAccount> debtorOf(String region) {
        return Optional.ofNullable(debtors.get(region));
    }
}
