package org.computevoucher.redemption.it;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.jspecify.annotations.Nullable;

/** The running service with data centres in its register. */
abstract class WithDataCentres extends RedemptionIT {

    static final String CENTRES = "/api/v1/data-centres";
    static final String ACCOUNT_NUMBER = "1001234509006789012";

    final LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));

    Answer register(
            String code,
            String region,
            String hardware,
            @Nullable Long capacity,
            LocalDate firstDay) {
        return http.as(Role.OFFICE, region)
                .post(CENTRES, key(), registration(code, region, hardware, capacity, firstDay));
    }

    static String registration(
            String code,
            String region,
            String hardware,
            @Nullable Long capacity,
            LocalDate firstDay) {
        return """
        {"dataCentre": "%s", "name": "Somewhere", "region": "%s", "hardwareClass": "%s",
         "gpuHoursPerDay": %s, "bankAccount": %s, "firstDay": "%s", "document": "d"}
        """
                .formatted(
                        code,
                        region,
                        hardware,
                        capacity,
                        account("Payee Ltd", ACCOUNT_NUMBER, "102290000012"),
                        firstDay);
    }

    static String dated(String field, LocalDate firstDay) {
        return "{%s, \"firstDay\": \"%s\", \"document\": \"d\"}".formatted(field, firstDay);
    }

    static String account(String holder, String number, String bank) {
        return "{\"holder\": \"%s\", \"accountNumber\": \"%s\", \"bankCode\": \"%s\"}"
                .formatted(holder, number, bank);
    }

    Answer enter(String code, String what, String field, LocalDate firstDay) {
        return everyOffice()
                .post(CENTRES + "/" + code + "/" + what, key(), dated(field, firstDay))
                .with(201);
    }

    Answer status(String code, String status, Duration ago) {
        return everyOffice()
                .post(
                        CENTRES + "/" + code + "/statuses",
                        key(),
                        statusBody(status).replace(now.toString(), now.minus(ago).toString()));
    }

    String statusBody(String status) {
        return "{\"status\": \"%s\", \"from\": \"%s\", \"reason\": \"INSPECTION\", \"evidence\": \"e\"}"
                .formatted(status, now);
    }

    ServiceHttp everyOffice() {
        return http.as(
                Role.OFFICE,
                "321000",
                "322000",
                "324000",
                "326000",
                "327000",
                "328000",
                "341000",
                "342000");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
