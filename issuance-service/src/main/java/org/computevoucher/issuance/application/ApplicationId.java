package org.computevoucher.issuance.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * The ids that follow from others. An application with a reference is found by it again, so that an
 * import can be run twice; the events of an application are named after it and their number.
 */
public final class ApplicationId {

    private ApplicationId() {}

    /** The application that an enterprise's reference names in a pot. */
    public static UUID ofReference(String pot, String enterprise, String reference) {
        return named("application/%s/%s/%s".formatted(pot, enterprise, reference));
    }

    /** The voucher that an application with a reference gets, if any. */
    public static UUID voucherOf(UUID applicationId) {
        return named("voucher of " + applicationId);
    }

    static UUID issueOf(UUID voucherId) {
        return named("issue of " + voucherId);
    }

    static UUID decisionOf(UUID applicationId, int number) {
        return named("decision %d of %s".formatted(number, applicationId));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
