package org.computevoucher.issuance.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseChanged;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.InMemoryService;
import org.computevoucher.testkit.Snapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnterpriseTest {

    private static final String ENTERPRISE = "91330100799655058B";
    private static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Standing SME_IN_HANGZHOU =
            new Standing(EnterpriseClass.SME, "330100", "GROUP-7");
    private static final Standing LARGE_IN_SHANGHAI =
            new Standing(EnterpriseClass.LARGE, "310000", null);

    private final InMemoryService service =
            InMemoryService.define()
                    .created(Enterprise.class)
                    .handler(
                            configuration ->
                                    new EnterpriseDesk(configuration.repository(Enterprise.class)))
                    .handler(
                            configuration ->
                                    new OtherDesk(configuration.repository(Enterprise.class)))
                    .start();

    /** What an enterprise is at an instant. */
    record WhatIsIt(@TargetAggregateIdentifier String enterprise, Instant at) {}

    /** Two entries in one transaction, as an import makes them. */
    record EnterBoth(
            @TargetAggregateIdentifier String file,
            RegisterEnterprise first,
            ChangeEnterprise then) {}

    /** Another capability's desk, which reads the register and writes to it. */
    record OtherDesk(Repository<Enterprise> enterprises) {
        @CommandHandler
        Outcome<Optional<Standing>> standing(WhatIsIt question) {
            return Outcome.accepted(
                    Aggregates.consult(enterprises, question.enterprise())
                            .flatMap(found -> found.invoke(e -> e.standingAt(question.at()))));
        }

        @CommandHandler
        Outcome<EnterpriseChanged> enterBoth(EnterBoth command) {
            EnterpriseDesk desk = new EnterpriseDesk(enterprises);
            return desk.register(command.first()).then(registered -> desk.change(command.then()));
        }
    }

    @Test
    void an_enterprise_is_registered_once_whatever_the_details() {
        assertThat(service.eventsOf(register("e1", SME_IN_HANGZHOU, TODAY)))
                .containsExactly(
                        new EnterpriseRegistered(
                                id("e1"), ENTERPRISE, SME_IN_HANGZHOU, TODAY, NOW));

        assertThat(service.refused(register("e2", SME_IN_HANGZHOU, TODAY)).reason())
                .isEqualTo("ENTERPRISE_ALREADY_REGISTERED");
        assertThat(service.refused(register("e3", LARGE_IN_SHANGHAI, TODAY)).reason())
                .isEqualTo("ENTERPRISE_ALREADY_REGISTERED");
        assertThat(service.events()).hasSize(1);
    }

    @Test
    void what_it_is_changes_from_a_day_on_and_what_it_was_stays_known() {
        service.accepted(register("e1", SME_IN_HANGZHOU, TODAY));

        assertThat(service.eventsOf(change("e2", LARGE_IN_SHANGHAI, TODAY.plusDays(1), "330100")))
                .containsExactly(
                        new EnterpriseChanged(
                                id("e2"), ENTERPRISE, LARGE_IN_SHANGHAI, TODAY.plusDays(1), NOW));

        assertThat(standingAt("2026-03-09T15:59:59.999999Z")).isEmpty();
        assertThat(standingAt("2026-03-09T16:00:00Z")).hasValue(SME_IN_HANGZHOU);
        assertThat(standingAt("2026-03-10T15:59:59.999999Z")).hasValue(SME_IN_HANGZHOU);
        assertThat(standingAt("2026-03-10T16:00:00Z")).hasValue(LARGE_IN_SHANGHAI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    code               | first day  | refusal
                    91330100799655058C | 1900-01-01 | ENTERPRISE_CODE_INVALID
                    91330100799655058B | 1949-09-30 | REGISTER_DAY_NOT_PLAUSIBLE
                    91330100799655058B | 1949-10-01 |
                    91330100799655058B | 2027-03-11 |
                    91330100799655058B | 2027-03-12 | REGISTER_DAY_NOT_PLAUSIBLE
                    """)
    void a_registration_has_a_code_and_a_day_that_can_be(
            String code, LocalDate firstDay, @Nullable String reason) {
        RegisterEnterprise command =
                new RegisterEnterprise(code, id("e1"), SME_IN_HANGZHOU, firstDay, NOW);

        if (reason == null) {
            service.accepted(command);
        } else {
            assertThat(service.refused(command).reason()).isEqualTo(reason);
            assertThat(service.events()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    by office of | first day  | refusal
                    310000       | 1949-01-01 | ENTERPRISE_NOT_REGISTERED
                    330100       | 1949-01-01 | REGISTER_DAY_NOT_PLAUSIBLE
                    330100       | 2027-03-12 | REGISTER_DAY_NOT_PLAUSIBLE
                    330100       | 2026-03-09 | REGISTER_CHANGE_OUT_OF_ORDER
                    330100       | 2026-03-10 | REGISTER_CHANGE_OUT_OF_ORDER
                    330100       | 2026-03-11 |
                    330100       | 2027-03-11 |
                    """)
    void the_first_rule_that_says_no_to_a_change_is_the_answer(
            String office, LocalDate firstDay, @Nullable String reason) {
        service.accepted(register("e1", SME_IN_HANGZHOU, TODAY));
        ChangeEnterprise command = change("e2", LARGE_IN_SHANGHAI, firstDay, office);

        if (reason == null) {
            service.accepted(command);
        } else {
            assertThat(service.refused(command).reason()).isEqualTo(reason);
            assertThat(service.events()).hasSize(1);
        }
    }

    @Test
    void the_office_of_the_region_where_it_is_registered_now_keeps_it() {
        service.accepted(register("e1", SME_IN_HANGZHOU, TODAY));
        service.accepted(change("e2", LARGE_IN_SHANGHAI, TODAY.plusDays(30), "330100"));

        // it has announced its move, and has not moved yet
        assertThat(
                        service.refused(change("e3", SME_IN_HANGZHOU, TODAY.plusDays(60), "310000"))
                                .reason())
                .isEqualTo("ENTERPRISE_NOT_REGISTERED");
        Instant afterMove = NOW.plus(Duration.ofDays(30));
        ChangeEnterprise later =
                new ChangeEnterprise(
                        ENTERPRISE,
                        id("e3"),
                        SME_IN_HANGZHOU,
                        TODAY.plusDays(60),
                        Set.of("310000"),
                        afterMove);
        service.accepted(later);
    }

    @Test
    void one_that_is_registered_ahead_is_kept_by_the_office_that_did_it() {
        service.accepted(register("e1", SME_IN_HANGZHOU, TODAY.plusDays(5)));

        assertThat(standingAt("2026-03-10T08:00:00Z")).isEmpty();
        service.accepted(change("e2", LARGE_IN_SHANGHAI, TODAY.plusDays(6), "330100"));
    }

    @Test
    void what_is_not_registered_cannot_change() {
        assertThat(service.refused(change("e2", LARGE_IN_SHANGHAI, TODAY, "330100")).reason())
                .isEqualTo("ENTERPRISE_NOT_REGISTERED");
        assertThat(service.events()).isEmpty();
    }

    @Test
    void an_enterprise_has_a_bounded_number_of_entries() {
        service.accepted(register("e0", SME_IN_HANGZHOU, TODAY));
        for (int i = 1; i < Enterprise.MAX_ENTRIES; i++) {
            service.accepted(change("e" + i, SME_IN_HANGZHOU, TODAY.plusDays(i), "330100"));
        }

        assertThat(
                        service.refused(
                                        change(
                                                "more",
                                                SME_IN_HANGZHOU,
                                                TODAY.plusDays(300),
                                                "330100"))
                                .reason())
                .isEqualTo("REGISTER_ENTRIES_EXHAUSTED");
        assertThat(service.refused(change("more", SME_IN_HANGZHOU, TODAY, "330100")).reason())
                .isEqualTo("REGISTER_CHANGE_OUT_OF_ORDER");
    }

    @Test
    void another_desk_registers_and_changes_in_one_transaction() {
        EnterBoth both =
                new EnterBoth(
                        "file",
                        register("e1", SME_IN_HANGZHOU, TODAY),
                        change("e2", LARGE_IN_SHANGHAI, TODAY.plusDays(1), "330100"));

        assertThat(service.eventsOf(both))
                .containsExactly(
                        new EnterpriseRegistered(id("e1"), ENTERPRISE, SME_IN_HANGZHOU, TODAY, NOW),
                        new EnterpriseChanged(
                                id("e2"), ENTERPRISE, LARGE_IN_SHANGHAI, TODAY.plusDays(1), NOW));
    }

    @Test
    void a_standing_is_written_in_one_way() {
        for (String region : List.of("31000", "031000", "3100000", "31000A")) {
            assertThatThrownBy(() -> new Standing(EnterpriseClass.SME, region, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String group : List.of("", "group", "A B", "A".repeat(41))) {
            assertThatThrownBy(() -> new Standing(EnterpriseClass.SME, "310000", group))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_enterprise_read_from_its_snapshot_is_the_same() {
        Snapshots.assertReadBackWhole(
                Enterprise.class,
                new EnterpriseRegistered(id("e1"), ENTERPRISE, SME_IN_HANGZHOU, TODAY, NOW),
                new EnterpriseChanged(id("e2"), ENTERPRISE, LARGE_IN_SHANGHAI, TODAY, NOW));
    }

    @SuppressWarnings("unchecked")
    private Optional<Standing> standingAt(String at) {
        return (Optional<Standing>) service.accepted(new WhatIsIt(ENTERPRISE, Instant.parse(at)));
    }

    private static RegisterEnterprise register(String name, Standing standing, LocalDate firstDay) {
        return new RegisterEnterprise(ENTERPRISE, id(name), standing, firstDay, NOW);
    }

    private static ChangeEnterprise change(
            String name, Standing standing, LocalDate firstDay, String office) {
        return new ChangeEnterprise(ENTERPRISE, id(name), standing, firstDay, Set.of(office), NOW);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
