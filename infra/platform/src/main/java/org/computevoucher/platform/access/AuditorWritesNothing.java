package org.computevoucher.platform.access;

/** The token may read everything, so it may write nothing, whatever else its scopes are. */
final class AuditorWritesNothing extends Denied {

    AuditorWritesNothing() {
        super(
                "A token with the scope "
                        + Scope.AUDIT_READ.text()
                        + " writes nothing. Use one without it.");
    }

    @Override
    AccessReason reason() {
        return AccessReason.AUDITOR_WRITES_NOTHING;
    }
}
