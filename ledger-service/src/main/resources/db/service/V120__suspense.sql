-- What lies or lay in suspense: one row per entry of which a line was posted there because its money was missing.
-- Filled by the processor "suspense", which reads the log from its beginning.
CREATE TABLE suspense_item (
    book         text        NOT NULL,
    entry_number bigint      NOT NULL CHECK (entry_number > 0),
    fact_id      uuid        NOT NULL,
    fact_type    text        NOT NULL,
    pot          text        NOT NULL,
    voucher_id   uuid,
    payee        text,
    -- for example AVAILABLE_INSUFFICIENT
    reason       text        NOT NULL,
    -- the lines in suspense, each at the same place in both: where it belongs (null: it does not say) and what that
    -- account gains or loses
    accounts     text[]      NOT NULL,
    amounts_fen  bigint[]    NOT NULL,
    -- what they take from accounts that did not hold it
    missing_fen  bigint      NOT NULL CHECK (missing_fen >= 0),
    since        timestamptz NOT NULL,
    -- the number of the entry that took them out of suspense; null: they lie there still
    cleared_by   bigint CHECK (cleared_by > entry_number),
    cleared_at   timestamptz,
    PRIMARY KEY (book, entry_number),
    CHECK ((cleared_by IS NULL) = (cleared_at IS NULL))
);

CREATE INDEX suspense_item_open ON suspense_item (book, entry_number) WHERE cleared_by IS NULL;
