package org.computevoucher.systemtests;

import org.junit.jupiter.api.Test;

class StoryIT {

    @Test
    void a_budget_becomes_a_voucher_becomes_a_subsidy_becomes_a_payment() {
        new Story(ThreeServices.undisturbed(), "310000-STORY").play();
    }
}
