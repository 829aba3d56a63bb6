package org.computevoucher.issuance.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Place;

/** What tests outside this package do with tables. */
public final class Importing {

    private Importing() {}

    /** Take a line in. */
    public static Object line(
            String pot,
            String enterprise,
            Standing standing,
            long requestedFen,
            String reference,
            Place place,
            List<String> documents,
            String origin,
            UUID entryId,
            Instant at) {
        return new TakeLine(
                PotId.of(pot).programme(),
                pot,
                new TableLine.Entry(
                        enterprise, standing, requestedFen, reference, place, documents),
                origin,
                entryId,
                at);
    }
}
