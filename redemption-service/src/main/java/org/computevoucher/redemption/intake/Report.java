package org.computevoucher.redemption.intake;

import java.util.List;

/** The body of {@code POST /api/v1/consumptions}: one record or many. */
sealed interface Report {

    /** The most records of one request. */
    int MAX_RECORDS = 1000;

    /** Of one request, in bytes: as many records, each with every text as long as it can be. */
    long MAX_BYTES = 2 * 1024 * 1024;

    record One(ConsumptionRequest request) implements Report {}

    /**
     * @param records in their order, 1 to {@value #MAX_RECORDS}
     */
    record Many(List<Reading> records) implements Report {}
}
