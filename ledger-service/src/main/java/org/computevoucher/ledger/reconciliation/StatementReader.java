package org.computevoucher.ledger.reconciliation;

/** Reads pages as they travel; implemented by who knows the wire. */
public interface StatementReader {

    /** The topic of statements. */
    String topic();

    /**
     * @throws IllegalArgumentException if it is no page, or of a service or kind that the book does
     *     not compare
     */
    StatementPage read(Object value);
}
