package org.computevoucher.platform.access;

import java.util.Arrays;
import java.util.Optional;

/** What a token can allow, by the names that stand in its claim {@code scope} (RFC 6749 §3.3). */
public enum Scope {
    /** Plan and allocate budgets. */
    BUDGET_WRITE("budget:write"),
    /** Publish and revise programmes. */
    PROGRAMME_WRITE("programme:write"),
    /** Apply for vouchers, and look at one's own. */
    APPLICATION_WRITE("application:write"),
    /** Decide applications. */
    APPLICATION_DECIDE("application:decide"),
    /** Issue, suspend and cancel vouchers. */
    VOUCHER_WRITE("voucher:write"),
    /** Report usage. */
    CONSUMPTION_WRITE("consumption:write"),
    /** Settle what is payable. */
    SETTLEMENT_WRITE("settlement:write"),
    /** Read everything and write nothing, whatever else the token allows. */
    AUDIT_READ("audit:read"),
    /** Run the services: look after what could not be taken in. */
    SYSTEM_OPERATE("system:operate");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it stands in a token. */
    public String text() {
        return text;
    }

    /** The scope of this name; one of another system is none of ours. */
    static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
