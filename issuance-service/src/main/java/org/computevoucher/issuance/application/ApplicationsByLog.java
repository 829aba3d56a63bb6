package org.computevoucher.issuance.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationSubmitted;
import org.computevoucher.issuance.application.ApplicationRefusal.ApplicationUnknown;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.web.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Whose an application is, from the event log: who just applied can go on at once, and need not
 * wait for a read model.
 */
@Component
class ApplicationsByLog {

    private final PostgresEventLog log;

    ApplicationsByLog(PostgresEventLog log) {
        this.log = log;
    }

    /** The programme of an application that the caller may touch. */
    Optional<String> programmeOf(UUID applicationId, Mandate mandate) {
        return Optional.ofNullable(
                programmesOf(List.of(applicationId), mandate).get(applicationId));
    }

    /** The programmes of those of these applications that the caller may touch. */
    Map<UUID, String> programmesOf(Collection<UUID> applicationIds, Mandate mandate) {
        Map<UUID, String> programmes = new HashMap<>();
        log
                .firstEvents(
                        applicationIds.stream().map(UUID::toString).toList(),
                        ApplicationSubmitted.class)
                .values()
                .stream()
                .filter(event -> mandate.covers(owner(event)))
                .forEach(event -> programmes.put(event.applicationId(), event.programme()));
        return programmes;
    }

    /** The answer where it is not there, or somebody else's. */
    ResponseEntity<?> unknown(UUID applicationId) {
        return Problems.of(new ApplicationUnknown(applicationId));
    }

    private static Owner owner(ApplicationSubmitted event) {
        return Owner.pot(event.submission().pot()).orEnterprise(event.submission().enterprise());
    }
}
