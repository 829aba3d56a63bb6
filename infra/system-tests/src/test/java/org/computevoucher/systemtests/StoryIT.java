package org.computevoucher.systemtests;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoryIT {

    private static ThreeServices services;

    @BeforeAll
    static void start() {
        services = ThreeServices.start();
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    void a_budget_becomes_a_voucher_becomes_a_subsidy_becomes_a_payment() {
        new Story(services, "310000-COMPUTE-2026").play();
    }
}
