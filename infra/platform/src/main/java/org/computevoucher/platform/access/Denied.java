package org.computevoucher.platform.access;

/**
 * A caller that is known may not do this. Not a refusal of the domain: it is decided at the edge,
 * before a command exists.
 */
public abstract sealed class Denied extends RuntimeException
        permits ScopeMissing, AuditorWritesNothing, OutsideMandate {

    Denied(String detail) {
        super(detail, null, false, false);
    }

    /** The stable code. */
    abstract AccessReason reason();
}
