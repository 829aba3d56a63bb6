-- The journal as it is read: one row per entry and one per line, each line with the balances right after it.
-- A book's entries have rising numbers and never falling recorded times, so (recorded_at, entry_number, line) is
-- their order, and the last posting of an account up to a recorded time holds its balance at that time.

CREATE TABLE entry (
    book             text        NOT NULL,
    entry_number     bigint      NOT NULL CHECK (entry_number > 0),
    fact_id          uuid        NOT NULL UNIQUE,
    fact_type        text        NOT NULL,
    source_topic     text        NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    effective_at     timestamptz NOT NULL,
    recorded_at      timestamptz NOT NULL,
    suspense_reason  text,
    PRIMARY KEY (book, entry_number)
);

-- the position of a book at a recorded time: one look-up
CREATE INDEX entry_by_recorded_time ON entry (book, recorded_at DESC, entry_number DESC);

CREATE TABLE posting (
    book            text        NOT NULL,
    entry_number    bigint      NOT NULL,
    line            smallint    NOT NULL CHECK (line > 0),
    account         text        NOT NULL,
    kind            text        NOT NULL,
    pot             text        NOT NULL,
    payee           text,
    voucher_id      uuid,
    data_centre     text,
    enterprise      text,
    amount_fen      bigint      NOT NULL,
    balance_fen     bigint      NOT NULL,
    pot_balance_fen bigint      NOT NULL,
    effective_at    timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (book, entry_number, line)
);

COMMENT ON COLUMN posting.balance_fen IS 'of the account, after this line';
COMMENT ON COLUMN posting.pot_balance_fen IS
    'of all accounts of the kind that concern the pot, after this line: the pot''s share of the treasury, '
    'the sum over the payees';

-- the balance of an account at a recorded time: one look-up that never touches the table
CREATE INDEX posting_by_account ON posting (account, recorded_at DESC, entry_number DESC, line DESC)
    INCLUDE (amount_fen, balance_fen);

-- the same for a kind of account in a pot, whatever the number of its payees
CREATE INDEX posting_by_kind_in_pot ON posting (pot, kind, recorded_at DESC, entry_number DESC, line DESC)
    INCLUDE (amount_fen, pot_balance_fen);

-- The pots that the book knows: every pot that some entry has named.
CREATE TABLE pot (
    pot    text NOT NULL PRIMARY KEY,
    region text NOT NULL
);
