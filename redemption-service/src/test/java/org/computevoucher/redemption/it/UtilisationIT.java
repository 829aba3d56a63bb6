package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How data centres are used, and where there is room. */
class UtilisationIT extends WithDataCentres {

    @Test
    void used_gpu_hours_stand_beside_the_capacity_of_each_day() {
        register("DC-ROOM-USE", "326000", "H800", null, today.minusDays(90)).with(201);
        enter("DC-ROOM-USE", "capacities", "\"gpuHoursPerDay\": 24", today.minusDays(1));
        UUID voucher = UUID.randomUUID();
        issue("326000-COMPUTE-2026", voucher, 1_000_000);
        status("DC-ROOM-USE", "APPROVED", Duration.ofDays(100)).with(201);
        report("DC-ROOM-USE", voucher, "18:00", "8", "GPU-Hours").with(201);
        report("DC-ROOM-USE", voucher, "18:00", "4", "Hours").with(201);
        report("DC-ROOM-USE", voucher, "18:00", "4", "PFLOPS-hours").with(201);

        JsonNode used =
                soon().until(
                                () -> utilisation("DC-ROOM-USE", today.minusDays(3), today).ok(),
                                answer ->
                                        answer.path("unmeasuredRecords").asLong() == 1
                                                && !answer.path("usedGpuHours")
                                                        .asString()
                                                        .equals("0"));
        assertThat(used.path("usedGpuHours").asString()).isEqualTo("12");
        assertThat(used.path("availableGpuHours").isNull()).isTrue();
        assertThat(used.path("days").valueStream().map(UtilisationIT::shown))
                .containsExactly(
                        today.minusDays(3) + " 0 of null, null bp, 0 unmeasured",
                        today.minusDays(2) + " 3 of null, null bp, 1 unmeasured",
                        today.minusDays(1) + " 9 of 24, 3750 bp, 0 unmeasured",
                        today + " 0 of 24, 0 bp, 0 unmeasured");
        assertThat(
                        utilisation("DC-ROOM-USE", today.minusDays(1), today)
                                .ok()
                                .path("utilisationBasisPoints")
                                .asLong())
                .isEqualTo(1_875);
        utilisation("DC-ROOM-USE", today.minusDays(365), today).with(200);
        for (LocalDate from : List.of(today.minusDays(366), today.plusDays(1))) {
            assertThat(utilisation("DC-ROOM-USE", from, today).with(400).reason())
                    .isEqualTo("UTILISATION_PERIOD_INVALID");
        }
        assertThat(utilisation("DC-ROOM-USE-2", today, today).with(404).reason())
                .isEqualTo("DATA_CENTRE_UNKNOWN");
    }

    @Test
    void what_is_reversed_was_not_used_and_what_is_reported_anew_was() {
        register("DC-BACK", "326000", "H800", 24L, today.minusDays(90)).with(201);
        UUID voucher = UUID.randomUUID();
        issue("326000-MODEL-2026", voucher, 1_000_000);
        status("DC-BACK", "APPROVED", Duration.ofDays(100)).with(201);
        String usage = report("DC-BACK", voucher, "18:00", "7", "Hours").with(201).text("usageId");
        usedBecomes("DC-BACK", "7", "1.75", "5.25");
        reverse("DC-BACK", usage, "r1", 30);
        usedBecomes("DC-BACK", "4.9", "1.225", "3.675");
        // the same correction again takes nothing more
        reverse("DC-BACK", usage, "r1", 30);
        reverse("DC-BACK", usage, "r2", 37);
        reverse("DC-BACK", usage, "r3", 33);
        usedBecomes("DC-BACK", "0", "0", "0");

        report("DC-BACK", voucher, "18:00", "4", "Hours").with(201);

        usedBecomes("DC-BACK", "4", "1", "3");
    }

    private void reverse(String code, String usage, String reversal, long costFen) {
        assertThat(
                        http.post(
                                        CONSUMPTIONS + "/" + usage + "/reversals",
                                        key(),
                                        """
                                        {"dataCentre": "%s", "reversalId": "%s",
                                         "billedCostFen": %d, "reason": "METERING_ERROR"}
                                        """
                                                .formatted(code, reversal, costFen))
                                .status())
                .isIn(200, 201);
    }

    /** In all, on the day before yesterday and yesterday. */
    private void usedBecomes(String code, String total, String... days) {
        JsonNode used =
                soon().until(
                                () ->
                                        utilisation(code, today.minusDays(2), today.minusDays(1))
                                                .ok(),
                                answer -> answer.path("usedGpuHours").asString().equals(total));
        assertThat(used.path("days").valueStream().map(day -> day.path("usedGpuHours").asString()))
                .containsExactly(days);
        assertThat(used.path("unmeasuredRecords").asLong()).isZero();
    }

    @Test
    void who_has_room_is_suggested_the_least_used_first_and_others_are_left_out_with_a_reason() {
        for (String code : List.of("BUSY", "IDLE", "REVIEW", "SUSP", "SOON", "NEW", "SWAP")) {
            register("DC-ROOM-" + code, "327000", "H800", 100L, today.minusDays(90)).with(201);
        }
        register("DC-ROOM-SMALL", "327000", "H800", 3L, today.minusDays(90)).with(201);
        register("DC-ROOM-BLIND", "327000", "H800", null, today.minusDays(90)).with(201);
        register("DC-ROOM-OTHER", "327000", "A100", 100L, today.minusDays(90)).with(201);
        register("DC-ROOM-FAR", "328000", "H800", 100L, today.minusDays(90)).with(201);
        List.of("BUSY", "IDLE", "REVIEW", "SUSP", "SOON", "SWAP", "SMALL", "BLIND", "OTHER", "FAR")
                .forEach(
                        code ->
                                status("DC-ROOM-" + code, "APPROVED", Duration.ofDays(80))
                                        .with(201));
        status("DC-ROOM-REVIEW", "UNDER_REVIEW", Duration.ofDays(8)).with(201);
        status("DC-ROOM-SUSP", "SUSPENDED", Duration.ofDays(8)).with(201);
        enter("DC-ROOM-SWAP", "hardware-classes", "\"hardwareClass\": \"H20\"", today.plusDays(29));
        enter("DC-ROOM-BLIND", "capacities", "\"gpuHoursPerDay\": 900", today.plusDays(1));
        UUID voucher = UUID.randomUUID();
        issue("327000-COMPUTE-2026", voucher, 1_000_000);
        report("DC-ROOM-BUSY", voucher, "00:00", "600", "Hours").with(201);
        status("DC-ROOM-SOON", "SUSPENDED", Duration.ofDays(-29)).with(201);
        String asked = "gpuHours=100&region=327000&hardwareClass=H800";

        JsonNode answer =
                soon().until(
                                () -> suggestions(asked).ok(),
                                found ->
                                        found.toString().contains("2000")
                                                && found.path("suggestedCount").asInt() == 2);
        assertThat(
                        answer.path("suggestions")
                                .valueStream()
                                .map(
                                        one ->
                                                "%s %d %d"
                                                        .formatted(
                                                                one.path("dataCentre").asString(),
                                                                one.path("freeGpuHours").asLong(),
                                                                one.path("utilisationBasisPoints")
                                                                        .asLong())))
                .containsExactly("DC-ROOM-IDLE 3000 0", "DC-ROOM-BUSY 2400 2000");
        assertThat(answer.path("leftOut").valueStream().map(UtilisationIT::leftOut))
                .containsExactly(
                        "DC-ROOM-SMALL NO_ROOM",
                        "DC-ROOM-BLIND CAPACITY_UNKNOWN",
                        "DC-ROOM-REVIEW UNDER_REVIEW",
                        "DC-ROOM-SOON SUSPENDED",
                        "DC-ROOM-SUSP SUSPENDED",
                        "DC-ROOM-NEW NOT_APPROVED",
                        "DC-ROOM-OTHER OTHER_HARDWARE",
                        "DC-ROOM-SWAP OTHER_HARDWARE");
        assertThat(answer.path("leftOutCount").asInt()).isEqualTo(8);
        // a period that begins tomorrow and ends before what is announced
        String sooner = asked + "&from=" + today.plusDays(1) + "&to=" + today.plusDays(10);
        assertThat(codesOf(suggestions(sooner)))
                .containsExactly(
                        "DC-ROOM-BLIND",
                        "DC-ROOM-IDLE",
                        "DC-ROOM-SOON",
                        "DC-ROOM-SWAP",
                        "DC-ROOM-BUSY");
        assertThat(codesOf(suggestions("gpuHours=1")))
                .contains("DC-ROOM-FAR", "DC-ROOM-OTHER", "DC-ROOM-IDLE", "DC-ROOM-SMALL");
        for (String period :
                List.of(
                        "&from=" + today.minusDays(1),
                        "&to=" + today.minusDays(1),
                        "&to=" + today.plusDays(366))) {
            assertThat(suggestions(asked + period).with(400).reason())
                    .isEqualTo("UTILISATION_PERIOD_INVALID");
        }
        suggestions("region=327000").with(400);
        suggestions("gpuHours=0").with(400);
    }

    /** From an hour of the day before yesterday on, for 24 hours. */
    private Answer report(String code, UUID voucher, String time, String quantity, String unit) {
        return http.post(
                CONSUMPTIONS,
                key(),
                """
                {"dataCentre": "%s", "usageId": "%s", "voucherId": "%s",
                 "chargePeriodStart": "%sT%s:00+08:00", "chargePeriodEnd": "%sT%s:00+08:00",
                 "billedCostFen": 100, "consumedQuantity": "%s", "consumedUnit": "%s"}
                """
                        .formatted(
                                code,
                                UUID.randomUUID(),
                                voucher,
                                today.minusDays(2),
                                time,
                                today.minusDays(1),
                                time,
                                quantity,
                                unit));
    }

    private Answer utilisation(String code, LocalDate from, LocalDate to) {
        return http.get(CENTRES + "/" + code + "/utilisation?from=" + from + "&to=" + to);
    }

    private Answer suggestions(String query) {
        return http.get(CENTRES + "/suggestions?" + query);
    }

    private static List<String> codesOf(Answer suggestions) {
        return suggestions
                .ok()
                .path("suggestions")
                .valueStream()
                .map(one -> one.path("dataCentre").asString())
                .toList();
    }

    private static String shown(JsonNode day) {
        return "%s %s of %s, %s bp, %s unmeasured"
                .formatted(
                        day.path("day").asString(),
                        day.path("usedGpuHours").asString(),
                        day.path("availableGpuHours"),
                        day.path("utilisationBasisPoints"),
                        day.path("unmeasuredRecords"));
    }

    private static String leftOut(JsonNode one) {
        return one.path("dataCentre").asString() + ' ' + one.path("reason").asString();
    }
}
