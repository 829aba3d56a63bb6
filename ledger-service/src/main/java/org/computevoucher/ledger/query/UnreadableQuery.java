package org.computevoucher.ledger.query;

import java.util.Arrays;
import java.util.List;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.ProblemReason;

/** A query that says nothing that could be looked up: HTTP 400. Thrown only at the edge. */
public final class UnreadableQuery extends RuntimeException {

    /** What a query can have wrong. */
    public enum Reason implements ProblemReason {
        ACCOUNT_IS_A_SUM,
        EFFECTIVE_AT_IN_FUTURE,
        LIMIT_OUT_OF_BOUNDS,
        MALFORMED_ACCOUNT,
        MALFORMED_AFTER,
        MALFORMED_EFFECTIVE_AT,
        MALFORMED_FACT_ID,
        MALFORMED_POT,
        MALFORMED_QUERY,
        MALFORMED_RECORDED_AT,
        MALFORMED_REGION,
        MALFORMED_SERIES,
        MALFORMED_STATE,
        MALFORMED_VOUCHER,
        RECORDED_AT_IN_FUTURE;

        @Override
        public int status() {
            return 400;
        }
    }

    private final Reason reason;
    private final List<Fault> faults;

    /**
     * @param reason the stable code a program acts on
     * @param parameters which are wrong
     * @param detail what would be right, for a person
     */
    public UnreadableQuery(Reason reason, String detail, String... parameters) {
        super(detail, null, false, false);
        this.reason = reason;
        this.faults =
                Arrays.stream(parameters)
                        .map(parameter -> Fault.ofParameter(parameter, detail))
                        .toList();
    }

    List<Fault> faults() {
        return faults;
    }

    public Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
