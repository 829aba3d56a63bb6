package org.computevoucher.platform.service;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set where people rehearse, with the profile {@code rehearsal} alone.
 *
 * @param clockOffset how far the service's clock is ahead of the real time, or, below zero, behind
 *     it: so an office can play through the end of a year before it comes. All services of a
 *     rehearsal need the same
 */
@Validated
@ConfigurationProperties("computevoucher.rehearsal")
record RehearsalProperties(@DefaultValue("0s") @NotNull Duration clockOffset) {}
