-- The next Kafka offset to take in, per partition; advanced in the transaction of its effects.
CREATE TABLE intake_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Every fact that was taken in: recognises doubles, and tells whether a cause is already here.
CREATE TABLE intake_fact (
    event_id      uuid    PRIMARY KEY,
    topic         text    NOT NULL,
    partition     integer NOT NULL,
    record_offset bigint  NOT NULL
);

-- Records that could not be handled, unchanged, with their reason; kept after a replay.
CREATE TABLE dead_letter (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    record_time   timestamptz NOT NULL,
    record_key    bytea,
    record_value  bytea,
    headers       jsonb       NOT NULL,
    reason        text        NOT NULL,
    detail        text        NOT NULL,
    buried_at     timestamptz NOT NULL,
    replayed_at   timestamptz,
    CONSTRAINT one_letter_per_record UNIQUE (topic, partition, record_offset)
);

-- Does a fact wait for one that lies here?
CREATE INDEX dead_letter_of_fact ON dead_letter ((headers ->> 'ce_id')) WHERE replayed_at IS NULL;
