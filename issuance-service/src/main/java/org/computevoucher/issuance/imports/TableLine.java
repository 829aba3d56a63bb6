package org.computevoucher.issuance.imports;

import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationId;
import org.computevoucher.issuance.application.Document;
import org.computevoucher.issuance.application.Submission;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.platform.refusal.Outcome;

/**
 * A line of the table.
 *
 * @param line the number of the file's line on which it begins; the header is on the first
 * @param enterprise as it was given, for people
 * @param reference as it was given, for people
 * @param entry what it says, or why it says nothing
 */
record TableLine(long line, String enterprise, String reference, Outcome<Entry> entry) {

    /**
     * An applicant and its application.
     *
     * @param documents kinds, each once and in alphabetical order
     */
    record Entry(
            String enterprise,
            Standing standing,
            long requestedFen,
            String reference,
            Place place,
            List<String> documents) {

        Submission submission(String pot) {
            return new Submission(
                    pot,
                    enterprise,
                    requestedFen,
                    place,
                    documents.stream().map(kind -> new Document(kind, null)).toList(),
                    null,
                    reference);
        }

        UUID applicationId(String pot) {
            return ApplicationId.ofReference(pot, enterprise, reference);
        }
    }
}
