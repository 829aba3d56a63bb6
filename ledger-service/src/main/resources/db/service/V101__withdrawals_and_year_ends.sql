-- What was asked of the budget authority and takes its time. A request and its answer are rows of two tables, so that
-- both are only ever added to.

CREATE TABLE withdrawal (
    withdrawal_id uuid        NOT NULL PRIMARY KEY,
    pot           text        NOT NULL,
    amount_fen    bigint      NOT NULL CHECK (amount_fen > 0),
    document      text        NOT NULL,
    effective_at  timestamptz NOT NULL,
    requested_at  timestamptz NOT NULL
);

CREATE TABLE withdrawal_answer (
    withdrawal_id uuid        NOT NULL PRIMARY KEY,
    answered_at   timestamptz NOT NULL,
    reason        text,
    available_fen bigint
);

COMMENT ON COLUMN withdrawal_answer.reason IS 'why the envelope refused it; null: it was withdrawn';

-- the fiscal year of a pot ends once
CREATE TABLE year_end (
    pot          text        NOT NULL PRIMARY KEY,
    year_end_id  uuid        NOT NULL,
    decision     text        NOT NULL,
    document     text        NOT NULL,
    requested_at timestamptz NOT NULL
);

CREATE TABLE year_end_closing (
    pot                 text        NOT NULL PRIMARY KEY,
    closed_at           timestamptz NOT NULL,
    returned_fen        bigint      NOT NULL CHECK (returned_fen >= 0),
    carried_to          text,
    not_carried_because text
);
