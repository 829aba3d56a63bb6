package org.computevoucher.issuance.it;

import org.computevoucher.testkit.ReadModels;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever the other tests did: each read model can be built again from the log, and is the same.
 */
@Order(Integer.MAX_VALUE)
class ReadModelsIT extends IssuanceIT {

    @Autowired private ApplicationContext service;

    @Test
    void every_read_model_has_tables_of_its_own_and_is_what_the_log_says() {
        ReadModels.assertTheyHaveEveryTable(service, "contact", "import_file", "import_line");
        ReadModels.assertTheyAreWhatTheLogSays(service);
    }
}
