package org.computevoucher.issuance.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.programme.RulesOfTests.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.programme.ProgrammeCommand.PublishProgramme;
import org.computevoucher.issuance.programme.ProgrammeCommand.ReviseProgramme;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammePublished;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammeRevised;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.InMemoryService;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

    private static final String PROGRAMME = "310000-COMPUTE";
    private static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final ProgrammeRules RULES = rules();
    private static final ProgrammeRules LATER_RULES = rules(r -> r.graceDays = 60);

    private final InMemoryService service =
            InMemoryService.define()
                    .existing(Programme.class)
                    .handler(configuration -> new Reader(configuration.repository(Programme.class)))
                    .start();

    /** Which version is in force. */
    record WhatIsInForce(@TargetAggregateIdentifier String programme, Instant at) {}

    /** Reads as a desk does that issues vouchers. */
    record Reader(Repository<Programme> programmes) {
        @CommandHandler
        Outcome<Optional<Integer>> version(WhatIsInForce question) {
            return Outcome.accepted(
                    Aggregates.consult(programmes, question.programme())
                            .flatMap(found -> found.invoke(p -> p.inForceAt(question.at())))
                            .map(ProgrammeVersion::number));
        }
    }

    @Test
    void a_programme_is_published_once() {
        assertThat(service.eventsOf(publish("p1", JANUARY, RULES)))
                .containsExactly(
                        new ProgrammePublished(
                                id("p1"),
                                PROGRAMME,
                                "310000",
                                1,
                                Instant.parse("2025-12-31T16:00:00Z"),
                                RULES,
                                "Notice 7",
                                NOW));

        assertThat(service.refused(publish("p2", JANUARY, RULES)).reason())
                .isEqualTo("PROGRAMME_ALREADY_PUBLISHED");
        assertThat(service.events()).hasSize(1);
    }

    @Test
    void each_revision_is_a_version_behind_the_one_before_and_names_it() {
        service.accepted(publish("p1", JANUARY, RULES));

        assertThat(service.eventsOf(revise("r2", JULY, LATER_RULES)))
                .containsExactly(
                        new ProgrammeRevised(
                                id("r2"),
                                id("p1"),
                                PROGRAMME,
                                "310000",
                                2,
                                Instant.parse("2026-06-30T16:00:00Z"),
                                LATER_RULES,
                                "Notice 31",
                                NOW));
        ProgrammeRevised third =
                service.accepted(ProgrammeRevised.class, revise("r3", JULY.plusDays(1), RULES));
        assertThat(third.causeId()).isEqualTo(id("r2"));
        assertThat(third.version()).isEqualTo(3);
    }

    @Test
    void the_version_in_force_is_the_last_that_has_begun() {
        service.accepted(publish("p1", JANUARY, RULES));
        service.accepted(revise("r2", JULY, LATER_RULES));

        assertThat(inForceAt("2025-12-31T15:59:59.999999Z")).isEmpty();
        assertThat(inForceAt("2025-12-31T16:00:00Z")).hasValue(1);
        assertThat(inForceAt("2026-06-30T15:59:59.999999Z")).hasValue(1);
        assertThat(inForceAt("2026-06-30T16:00:00Z")).hasValue(2);
        assertThat(inForceAt("2036-01-01T00:00:00Z")).hasValue(2);
    }

    @Test
    void what_was_never_published_cannot_be_revised_and_leaves_no_trace() {
        assertThat(service.refused(revise("r2", JULY, RULES)).reason())
                .isEqualTo("PROGRAMME_UNKNOWN");
        assertThat(service.events()).isEmpty();
        assertThat(inForceAt("2026-06-30T16:00:00Z")).isEmpty();
    }

    @Test
    void a_programme_may_have_run_before_it_was_published_but_not_for_ever() {
        LocalDate tooEarly = LocalDate.of(2019, 12, 31);
        LocalDate tooLate = LocalDate.of(2028, 3, 11);

        assertThat(service.refused(publish("p1", tooEarly, RULES)).reason())
                .isEqualTo("PROGRAMME_DAY_NOT_PLAUSIBLE");
        assertThat(service.refused(publish("p1", tooLate, RULES)).reason())
                .isEqualTo("PROGRAMME_DAY_NOT_PLAUSIBLE");
        service.accepted(publish("p1", tooEarly.plusDays(1), RULES));
        assertThat(service.refused(revise("r2", tooLate, RULES)).reason())
                .isEqualTo("PROGRAMME_DAY_NOT_PLAUSIBLE");
        service.accepted(revise("r2", tooLate.minusDays(1), RULES));
    }

    @Test
    void the_first_rule_that_says_no_is_the_answer() {
        ProgrammeRules inconsistent = rules(r -> r.graceDays = -1);
        LocalDate past = LocalDate.of(2019, 1, 1);

        assertThat(service.refused(revise("r2", past, inconsistent)).reason())
                .isEqualTo("PROGRAMME_UNKNOWN");
        assertThat(service.refused(publish("p1", past, inconsistent)).reason())
                .isEqualTo("PROGRAMME_RULES_INCONSISTENT");
        service.accepted(publish("p1", JANUARY, RULES));
        assertThat(service.refused(publish("p1", past, inconsistent)).reason())
                .isEqualTo("PROGRAMME_ALREADY_PUBLISHED");
        assertThat(service.refused(revise("r2", past, inconsistent)).reason())
                .isEqualTo("PROGRAMME_RULES_INCONSISTENT");
        assertThat(service.refused(revise("r2", past, RULES)).reason())
                .isEqualTo("PROGRAMME_DAY_NOT_PLAUSIBLE");
        assertThat(service.refused(revise("r2", JANUARY, RULES)).reason())
                .isEqualTo("REVISION_BREAKS_RULE");
        assertThat(service.events()).hasSize(1);
    }

    @Test
    void a_programme_read_from_its_snapshot_is_the_same() {
        Snapshots.assertReadBackWhole(
                Programme.class,
                new ProgrammePublished(
                        id("p1"), PROGRAMME, "310000", 1, NOW, RULES, "Notice 7", NOW),
                new ProgrammeRevised(
                        id("r2"), id("p1"), PROGRAMME, "310000", 2, NOW, LATER_RULES, "N", NOW));
    }

    private Optional<Integer> inForceAt(String at) {
        @SuppressWarnings("unchecked")
        Optional<Integer> version =
                (Optional<Integer>)
                        service.accepted(new WhatIsInForce(PROGRAMME, Instant.parse(at)));
        return Objects.requireNonNull(version);
    }

    private static PublishProgramme publish(String name, LocalDate firstDay, ProgrammeRules rules) {
        return new PublishProgramme(PROGRAMME, id(name), firstDay, rules, "Notice 7", NOW);
    }

    private static ReviseProgramme revise(String name, LocalDate firstDay, ProgrammeRules rules) {
        return new ReviseProgramme(PROGRAMME, id(name), firstDay, rules, "Notice 31", NOW);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
