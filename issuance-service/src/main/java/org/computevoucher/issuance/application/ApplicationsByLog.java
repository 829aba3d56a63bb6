package org.computevoucher.issuance.application;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return mandate.visible(
                        submitted(List.of(applicationId)).stream().findFirst(),
                        ApplicationsByLog::owner)
                .map(ApplicationSubmitted::programme);
    }

    /** Those of these applications that ask this pot. */
    Set<UUID> ofPot(String pot, Collection<UUID> applicationIds) {
        return submitted(applicationIds).stream()
                .filter(event -> event.submission().pot().equals(pot))
                .map(ApplicationSubmitted::applicationId)
                .collect(Collectors.toSet());
    }

    private Collection<ApplicationSubmitted> submitted(Collection<UUID> applicationIds) {
        return log.firstEvents(
                        applicationIds.stream().map(UUID::toString).toList(),
                        ApplicationSubmitted.class)
                .values();
    }

    /** The answer where it is not there, or somebody else's. */
    ResponseEntity<?> unknown(UUID applicationId) {
        return Problems.of(new ApplicationUnknown(applicationId));
    }

    private static Owner owner(ApplicationSubmitted event) {
        return Owner.pot(event.submission().pot()).orEnterprise(event.submission().enterprise());
    }
}
