package org.computevoucher.issuance.grant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.computevoucher.issuance.grant.GrantRefusal.DocumentsMissing;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rules say about what somebody asks for.
 *
 * @param findings every rule that says no, in the order of the rules
 * @param offer what the rules in force offer; null: there are none in force, or the enterprise is
 *     not registered
 */
public record Assessment(List<Finding> findings, @Nullable Offer offer) {

    /** The findings of the first stage that has any; empty: it would be granted. */
    public List<Finding> decisive() {
        return stage().map(this::at).orElse(List.of());
    }

    /** The first stage that has a finding; empty: it would be granted. */
    public Optional<Stage> stage() {
        return findings.stream().map(Finding::stage).min(Stage::compareTo);
    }

    private List<Finding> at(Stage stage) {
        return findings.stream().filter(finding -> finding.stage() == stage).toList();
    }

    /** The offer, or the first refusal of these stages. */
    public Outcome<Offer> outcome() {
        List<Finding> decisive = decisive();
        return decisive.isEmpty() && offer != null
                ? Outcome.accepted(offer)
                : Outcome.refused(decisive.getFirst().refusal());
    }

    /** The kinds of document that the programme requires and that are missing. */
    public List<String> missingDocuments() {
        return findings.stream()
                .map(Finding::refusal)
                .filter(DocumentsMissing.class::isInstance)
                .flatMap(refusal -> ((DocumentsMissing) refusal).missingDocuments().stream())
                .toList();
    }

    /** The same without what one stage found. */
    public Assessment without(Stage stage) {
        return new Assessment(
                findings.stream().filter(finding -> finding.stage() != stage).toList(), offer);
    }

    /** The same with further findings. */
    Assessment with(List<Finding> further) {
        return new Assessment(Stream.concat(findings.stream(), further.stream()).toList(), offer);
    }

    /** Why it cannot even be an application; empty: it can. */
    public Optional<Refusal> admissionRefusal() {
        return at(Stage.ADMISSION).stream().map(Finding::refusal).findFirst();
    }
}
