package org.computevoucher.redemption.datacentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.redemption.datacentre.Registering.ACCOUNT;
import static org.computevoucher.redemption.datacentre.Registering.CODE;
import static org.computevoucher.redemption.datacentre.Registering.NEW_YEAR;
import static org.computevoucher.redemption.datacentre.Registering.NOW;
import static org.computevoucher.redemption.datacentre.Registering.OTHER_ACCOUNT;
import static org.computevoucher.redemption.datacentre.Registering.account;
import static org.computevoucher.redemption.datacentre.Registering.by;
import static org.computevoucher.redemption.datacentre.Registering.capacity;
import static org.computevoucher.redemption.datacentre.Registering.change;
import static org.computevoucher.redemption.datacentre.Registering.hardware;
import static org.computevoucher.redemption.datacentre.Registering.register;
import static org.computevoucher.redemption.datacentre.Registering.registered;
import static org.computevoucher.redemption.datacentre.Registering.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreAlreadyRegistered;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreChangesExhausted;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreTimeNotPlausible;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;
import org.computevoucher.testkit.InMemoryService;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCentreTest {

    private final InMemoryService service = Registering.start();

    @Test
    void a_data_centre_is_registered_once_whatever_the_details() {
        assertThat(service.eventsOf(register("e1", NEW_YEAR)))
                .containsExactly(registered("e1", NEW_YEAR));

        assertThat(service.refused(register("e2", NEW_YEAR.plusDays(1))))
                .isEqualTo(new DataCentreAlreadyRegistered(CODE));
        assertThat(service.events()).hasSize(1);
    }

    @Test
    void each_change_is_an_event_of_its_own() {
        service.accepted(register("e1", NEW_YEAR));

        for (DataCentreEvent event :
                new DataCentreEvent[] {
                    status("e2", ComplianceStatus.APPROVED, NOW.minus(Duration.ofDays(60))),
                    capacity("e3", null, NEW_YEAR.plusDays(40)),
                    hardware("e4", "H800", NEW_YEAR.plusDays(40)),
                    account("e5", OTHER_ACCOUNT, NEW_YEAR.plusDays(40)),
                    status("e6", ComplianceStatus.SUSPENDED, NOW.plus(Duration.ofDays(60)))
                }) {
            assertThat(service.eventsOf(change(event))).containsExactly(event);
        }
    }

    @Test
    void what_is_not_registered_does_not_change() {
        assertThat(service.refused(change(capacity("e2", 1L, NEW_YEAR))))
                .isEqualTo(new DataCentreUnknown(CODE));
        assertThat(service.events()).isEmpty();
    }

    @Test
    void the_office_of_another_region_does_not_learn_that_it_is_there() {
        service.accepted(register("e1", NEW_YEAR));

        assertThat(service.refused(by("110000", status("e2", ComplianceStatus.SUSPENDED, NOW))))
                .isEqualTo(new DataCentreUnknown(CODE));
        assertThat(service.events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first day  | can be
                    1999-12-31 | false
                    2000-01-01 | true
                    2026-03-10 | true
                    2027-03-11 | true
                    2027-03-12 | false
                    """)
    void what_is_entered_begins_at_a_time_that_can_be_meant(LocalDate firstDay, boolean canBe) {
        assertRefusedUnless(canBe, register("e1", firstDay));
        if (!canBe) {
            service.accepted(register("e1", NEW_YEAR));
        }
        assertRefusedUnless(canBe, change(capacity("e2", 1L, firstDay)));
        assertRefusedUnless(canBe, change(hardware("e3", "H800", firstDay)));
        assertRefusedUnless(canBe, change(account("e4", ACCOUNT, firstDay)));
        assertRefusedUnless(
                canBe,
                change(
                        status(
                                "e5",
                                ComplianceStatus.APPROVED,
                                Instant.parse(firstDay + "T00:00:00+08:00"))));
    }

    private void assertRefusedUnless(boolean canBe, DataCentreCommand command) {
        if (canBe) {
            service.accepted(command);
        } else {
            int before = service.events().size();
            assertThat(service.refused(command)).isInstanceOf(DataCentreTimeNotPlausible.class);
            assertThat(service.events()).hasSize(before);
        }
    }

    /** So many other changes leave room for a suspension. */
    @Test
    void one_change_too_many_is_refused_and_a_status_is_not() {
        service.accepted(register("e1", NEW_YEAR));
        for (int i = 0; i < DataCentre.MAX_CHANGES; i++) {
            service.accepted(change(capacity("c" + i, (long) i, NEW_YEAR)));
        }

        assertThat(service.refused(change(hardware("e3", "H800", NEW_YEAR))))
                .isEqualTo(new DataCentreChangesExhausted(DataCentre.MAX_CHANGES));
        service.accepted(change(status("s", ComplianceStatus.SUSPENDED, NOW)));
    }

    @Test
    void an_account_is_no_part_of_what_is_logged() {
        assertThat(registered("e1", NEW_YEAR).toString())
                .contains(CODE)
                .doesNotContain(ACCOUNT.accountNumber(), ACCOUNT.bankCode(), ACCOUNT.holder());
    }

    @Test
    void a_data_centre_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                DataCentre.class,
                registered("e1", NEW_YEAR),
                status("e2", ComplianceStatus.APPROVED, NOW.minus(Duration.ofDays(60))),
                capacity("e3", null, NEW_YEAR.plusDays(40)),
                hardware("e4", "H800", NEW_YEAR.plusDays(40)),
                account("e5", OTHER_ACCOUNT, NEW_YEAR.plusDays(40)),
                status("e6", ComplianceStatus.SUSPENDED, NOW));
    }
}
