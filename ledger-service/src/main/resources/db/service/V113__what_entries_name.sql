-- By what a voucher is followed from its application to its payment: what an entry's fact names besides its money and
-- whom it concerns. Entries from before have none of it, in the log neither, so nothing is read again.

ALTER TABLE entry
    ADD COLUMN application_id uuid,
    ADD COLUMN settlement_id  uuid,
    ADD COLUMN payment_id     text;

CREATE INDEX entry_by_application ON entry (application_id, ledger_number) WHERE application_id IS NOT NULL;

-- the application of a voucher: of all its entries only its issue and its grant are here
CREATE INDEX entry_with_application ON entry (voucher_id, ledger_number, application_id)
    WHERE application_id IS NOT NULL AND voucher_id IS NOT NULL;

-- what took an entry out of suspense
CREATE INDEX entry_by_cleared ON entry (book, clears_entry) WHERE clears_entry IS NOT NULL;

-- What a payment paid for which voucher; the entry itself is about their payee.
CREATE TABLE entry_voucher (
    voucher_id    uuid   NOT NULL,
    ledger_number bigint NOT NULL,
    amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
    PRIMARY KEY (voucher_id, ledger_number)
);
