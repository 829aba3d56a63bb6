package org.computevoucher.redemption.history;

import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.claim.ClaimCapability;
import org.computevoucher.redemption.datacentre.DataCentreCapability;
import org.computevoucher.redemption.payee.PayeeCapability;
import org.computevoucher.redemption.settlement.SettlementCapability;
import org.computevoucher.redemption.usage.UsageCapability;
import org.computevoucher.redemption.voucheraccount.VoucherAccountCapability;
import org.computevoucher.testkit.InMemoryCommands;
import org.computevoucher.testkit.RestartableService;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service and the two automations between its aggregates, started once for all histories. */
final class Machine {

    final ServiceDefinition definition = ServiceDefinition.named("redemption");
    final RestartableService service;
    final Seen seen = new Seen();
    final List<BiConsumer<Long, Object>> processors;
    private int histories;

    Machine() {
        InMemoryCommands commands = new InMemoryCommands();
        JdbcTemplate jdbc = new JdbcTemplate();
        UsageCapability.addTo(definition);
        ClaimCapability.addTo(definition);
        DataCentreCapability.addTo(definition, jdbc);
        PayeeCapability.addTo(definition, jdbc);
        SettlementCapability.addTo(definition, jdbc, commands, Clock.systemUTC());
        VoucherAccountCapability.addTo(definition, jdbc, commands);
        service = RestartableService.start(definition);
        service.handle(commands);
        processors =
                List.of(
                        service.processor(definition, "owe-the-payee"),
                        service.processor(definition, "tell-the-voucher"));
    }

    World begin() {
        service.clear();
        return new World(this, histories++);
    }
}
