package org.computevoucher.issuance.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Enter an enterprise in the register.
 *
 * @param enterprise its Unified Social Credit Code; the check character is verified
 * @param eventId the id that EnterpriseRegistered will have
 * @param standing what it is
 * @param firstDay since when, Asia/Shanghai; may be past
 * @param at when the request arrived
 */
public record RegisterEnterprise(
        @TargetAggregateIdentifier String enterprise,
        UUID eventId,
        Standing standing,
        LocalDate firstDay,
        Instant at) {}
