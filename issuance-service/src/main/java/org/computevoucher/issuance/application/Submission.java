package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.programme.Place;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant submits.
 *
 * @param pot the pot that would pay
 * @param enterprise the applicant's Unified Social Credit Code
 * @param requestedFen the face amount, in fen
 * @param place where it wants to compute
 * @param documents what it brings
 * @param contactId whom to ask, in the erasable directory of contacts; null: nobody named
 * @param reference the office's or the applicant's own number of it, once per pot and enterprise;
 *     null: none
 */
public record Submission(
        String pot,
        String enterprise,
        long requestedFen,
        Place place,
        List<Document> documents,
        @Nullable UUID contactId,
        @Nullable String reference) {

    /** How a reference is written, as a regular expression. */
    public static final String REFERENCE_SYNTAX = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}";

    /** The same for a person. */
    public static final String REFERENCE_WORDS =
            "must be 1 to 64 letters, digits, '.', '_', '/' or '-', beginning with a letter or digit";

    public Submission {
        documents = List.copyOf(documents);
    }

    /** What the rules are asked about. */
    Ask ask(Instant appliedAt) {
        return new Ask(pot, enterprise, requestedFen, place, kindsOf(documents), appliedAt);
    }

    static Set<String> kindsOf(List<Document> documents) {
        Set<String> kinds = new HashSet<>();
        documents.forEach(document -> kinds.add(document.kind()));
        return kinds;
    }
}
