package org.computevoucher.platform.access;

import org.computevoucher.platform.web.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

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

    /** What the caller is told; for who has to say it of a part of a request. */
    public final ResponseEntity<ProblemDetail> answer() {
        return Problems.of(reason(), String.valueOf(getMessage()));
    }
}
