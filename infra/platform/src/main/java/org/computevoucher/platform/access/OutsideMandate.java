package org.computevoucher.platform.access;

/** The request names what is not the caller's, or does not say whose it is. */
public final class OutsideMandate extends Denied {

    OutsideMandate(String boundTo) {
        super(
                "Your token is bound to "
                        + boundTo
                        + ". Name what is yours, or narrow the request to it.");
    }

    @Override
    AccessReason reason() {
        return AccessReason.OUTSIDE_MANDATE;
    }
}
