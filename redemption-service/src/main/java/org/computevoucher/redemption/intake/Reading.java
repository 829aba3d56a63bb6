package org.computevoucher.redemption.intake;

import org.computevoucher.platform.web.RequestRefused;

/** What was read of one record: it, or what is wrong with it. */
sealed interface Reading {

    record Legible(ConsumptionRequest request) implements Reading {}

    record Illegible(RequestRefused why) implements Reading {}
}
