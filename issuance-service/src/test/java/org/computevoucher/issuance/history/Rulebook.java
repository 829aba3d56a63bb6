package org.computevoucher.issuance.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.issuance.enterprise.EnterpriseEvent;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeEvent;
import org.computevoucher.issuance.programme.Rate;

/** Which rules were in force when, and what every enterprise was on which day. */
final class Rulebook {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<ProgrammeEvent> versions = new ArrayList<>();
    private final Map<String, List<EnterpriseEvent>> entries = new HashMap<>();

    void follow(ProgrammeEvent version) {
        Broken.unless(
                version.version() == versions.size() + 1,
                "version %d comes after %d",
                version.version(),
                versions.size());
        versions.add(version);
    }

    void follow(EnterpriseEvent entry) {
        entries.computeIfAbsent(entry.enterprise(), code -> new ArrayList<>()).add(entry);
    }

    ProgrammeEvent inForceAt(Instant at) {
        ProgrammeEvent found = null;
        for (ProgrammeEvent version : versions) {
            if (!version.inForceFrom().isAfter(at)) {
                found = version;
            }
        }
        if (found == null) {
            throw new IllegalStateException("every history begins with a programme in force");
        }
        return found;
    }

    Optional<Standing> standingAt(String enterprise, Instant at) {
        return entries.getOrDefault(enterprise, List.of()).stream()
                .filter(entry -> !entry.firstDay().isAfter(dayOf(at)))
                .reduce((earlier, later) -> later)
                .map(EnterpriseEvent::standing);
    }

    /** The first row of the table in force that fits. */
    Optional<Rate> rateAt(String enterprise, Place place, Instant at) {
        Standing standing = standingAt(enterprise, at).orElseThrow();
        for (Rate row : inForceAt(at).rules().rates()) {
            boolean forIt =
                    row.enterpriseClass() == null
                            || row.enterpriseClass() == standing.enterpriseClass();
            boolean there =
                    row.dataCentreRegion() == null
                            || row.dataCentreRegion().equals(place.dataCentreRegion());
            if (forIt && there) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, SHANGHAI);
    }
}
