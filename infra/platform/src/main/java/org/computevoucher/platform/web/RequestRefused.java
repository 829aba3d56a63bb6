package org.computevoucher.platform.web;

import java.util.List;

/**
 * A request that never becomes a command. Thrown at the edge alone (filters, parsers, controllers);
 * it becomes a problem document.
 */
public final class RequestRefused extends RuntimeException {

    private final ProblemReason reason;
    private final List<Fault> faults;

    /**
     * @param detail what is wrong and what would be right, for a person
     * @param faults the parts of the request that are wrong, where it is parts
     */
    public RequestRefused(ProblemReason reason, String detail, Fault... faults) {
        super(detail, null, false, false);
        this.reason = reason;
        this.faults = List.of(faults);
    }

    public ProblemReason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }
}
