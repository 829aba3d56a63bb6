-- The journal as it is read, one row per entry with its lines. It takes the place of the tables entry and posting: the
-- processor "journal" reads the log from its beginning.

DROP TABLE entry, posting, pot;
DELETE FROM processor_position WHERE processor_name = 'balances';

CREATE TABLE entry (
    -- over all books, in the order of the log, without a gap
    ledger_number    bigint      NOT NULL PRIMARY KEY,
    book             text        NOT NULL,
    entry_number     bigint      NOT NULL CHECK (entry_number > 0),
    event_id         uuid        NOT NULL,
    fact_id          uuid        NOT NULL UNIQUE,
    fact_type        text        NOT NULL,
    cause_id         uuid,
    source_topic     text        NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    -- in the log of the service that published it
    source_sequence  bigint,
    effective_at     timestamptz NOT NULL,
    recorded_at      timestamptz NOT NULL,
    suspense_reason  text,
    clears_entry     bigint,
    -- all lines of an entry are about the same
    pot              text        NOT NULL,
    voucher_id       uuid,
    payee            text,
    data_centre      text,
    enterprise       text,
    -- the lines, each at the same place in all three
    accounts         text[]      NOT NULL,
    amounts_fen      bigint[]    NOT NULL,
    -- of the account, after the line
    balances_fen     bigint[]    NOT NULL,
    UNIQUE (book, entry_number)
);

CREATE INDEX entry_by_pot ON entry (pot, ledger_number);
CREATE INDEX entry_by_voucher ON entry (voucher_id, ledger_number) WHERE voucher_id IS NOT NULL;
CREATE INDEX entry_by_payee ON entry (payee, ledger_number) WHERE payee IS NOT NULL;
CREATE INDEX entry_by_data_centre ON entry (data_centre, ledger_number) WHERE data_centre IS NOT NULL;
CREATE INDEX entry_by_enterprise ON entry (enterprise, ledger_number) WHERE enterprise IS NOT NULL;

-- The pots that the book knows: every pot that some entry has named.
CREATE TABLE pot (
    pot    text NOT NULL PRIMARY KEY,
    region text NOT NULL
);
