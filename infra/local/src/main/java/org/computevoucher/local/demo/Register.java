package org.computevoucher.local.demo;

import java.util.Locale;
import org.computevoucher.local.Caller;
import org.computevoucher.local.demo.Payees.DataCentre;
import org.computevoucher.local.demo.Services.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to be known before anything can be used and paid: data centres that their region's
 * office has registered and approved, and where payees want their money.
 */
final class Register {

    private final Services services;
    private final Service redemption;

    Register(Services services, Service redemption) {
        this.services = services;
        this.redemption = redemption;
    }

    /** All of them; no account is one that a bank has. */
    void enter(Payees payees) throws InterruptedException {
        int number = 0;
        for (DataCentre centre : payees.dataCentres()) {
            number++;
            enter(centre, number);
        }
        for (String enterprise : payees.enterprises()) {
            number++;
            services.post(
                    Caller.enterprise(enterprise),
                    redemption,
                    "/api/v1/enterprises/" + enterprise + "/bank-accounts",
                    "demo-" + enterprise + "-bank-account",
                    account(services.object(), enterprise, number));
        }
    }

    private void enter(DataCentre centre, int number) throws InterruptedException {
        Caller office = Caller.office(centre.region());
        ObjectNode registration =
                services.object()
                        .put("dataCentre", centre.code())
                        .put("name", centre.regionName() + " computing centre " + centre.code())
                        .put("region", centre.region())
                        .put("hardwareClass", centre.hardwareClass())
                        .put("firstDay", centre.firstDay())
                        .put("document", "demo: register");
        if (centre.toBePaid()) {
            account(registration.putObject("bankAccount"), centre.code(), number);
        }
        services.post(
                office,
                redemption,
                "/api/v1/data-centres",
                "demo-" + centre.code() + "-registration",
                registration);
        services.post(
                office,
                redemption,
                "/api/v1/data-centres/" + centre.code() + "/statuses",
                "demo-" + centre.code() + "-approval",
                services.object()
                        .put("status", "APPROVED")
                        .put("from", centre.firstDay() + "T00:00:00+08:00")
                        .put("reason", "OTHER")
                        .put("evidence", "demo: there is no such centre, nobody inspected it"));
    }

    private static ObjectNode account(ObjectNode account, String payee, int number) {
        return account.put("holder", "Demo payee " + payee)
                .put("accountNumber", String.format(Locale.ROOT, "8%018d", number))
                .put("bankCode", "000000000000");
    }
}
