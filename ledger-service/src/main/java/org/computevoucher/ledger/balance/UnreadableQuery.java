package org.computevoucher.ledger.balance;

/** A query that says nothing that could be looked up: HTTP 400. Thrown only at the edge. */
final class UnreadableQuery extends RuntimeException {

    private final String reason;

    /**
     * @param reason the stable code a program acts on
     * @param detail what would be right, for a person
     */
    UnreadableQuery(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
