-- What the book found when it compared itself with what the other services state. Not a read model: statements are no
-- events and in no log.

-- Accounts of which the book says something else. What differs is first seen, then reported if it stays so, then cleared
-- when a later statement agrees; what is gone before it was reported leaves no row.
CREATE TABLE reconciliation_difference (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL,
    account     text        NOT NULL,
    region      text        NOT NULL,
    pot         text        NOT NULL,
    book_fen    bigint      NOT NULL,
    stated_fen  bigint      NOT NULL,
    -- in the log of the service that stated it
    position    bigint      NOT NULL,
    -- in how many statements on end it was the same
    times       integer     NOT NULL CHECK (times > 0),
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    reported_at timestamptz,
    cleared_at  timestamptz
);

CREATE UNIQUE INDEX reconciliation_difference_open ON reconciliation_difference (kind, account)
    WHERE cleared_at IS NULL;

-- The last comparison of each kind.
CREATE TABLE reconciliation_run (
    kind         text        NOT NULL PRIMARY KEY,
    service      text        NOT NULL,
    statement_id uuid        NOT NULL,
    position     bigint      NOT NULL,
    accounts     bigint      NOT NULL,
    differences  bigint      NOT NULL,
    compared_at  timestamptz NOT NULL
);
