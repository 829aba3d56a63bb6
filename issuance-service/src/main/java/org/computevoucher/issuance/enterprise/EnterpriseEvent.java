package org.computevoucher.issuance.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to an enterprise in the register. Private, and without names of people or firms. */
public sealed interface EnterpriseEvent {

    UUID eventId();

    /** Its Unified Social Credit Code. */
    String enterprise();

    /** What it is from the first day on. */
    Standing standing();

    /** The first day of the entry, Asia/Shanghai. */
    LocalDate firstDay();

    /** When this service learned of it. */
    Instant recordedAt();

    /** It was entered in the register. */
    @StoredAs("EnterpriseRegistered")
    record EnterpriseRegistered(
            UUID eventId,
            String enterprise,
            Standing standing,
            LocalDate firstDay,
            Instant recordedAt)
            implements EnterpriseEvent {}

    /** It is something else from a day on. */
    @StoredAs("EnterpriseChanged")
    record EnterpriseChanged(
            UUID eventId,
            String enterprise,
            Standing standing,
            LocalDate firstDay,
            Instant recordedAt)
            implements EnterpriseEvent {}
}
