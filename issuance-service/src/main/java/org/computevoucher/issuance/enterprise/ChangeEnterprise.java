package org.computevoucher.issuance.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Enter what an enterprise is from a day on.
 *
 * @param eventId the id that EnterpriseChanged will have
 * @param standing all of it, not only what changes
 * @param firstDay from when on, Asia/Shanghai; later than that of the entry before
 * @param byOfficesOf the regions for whose offices it is asked: that where the enterprise is
 *     registered now has to be one of them
 * @param at when the request arrived
 */
public record ChangeEnterprise(
        @TargetAggregateIdentifier String enterprise,
        UUID eventId,
        Standing standing,
        LocalDate firstDay,
        Set<String> byOfficesOf,
        Instant at) {}
