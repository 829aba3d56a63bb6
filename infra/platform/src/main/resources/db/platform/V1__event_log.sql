-- The truth of the service: what happened, in commit order, without gaps, never edited.
CREATE TABLE event_log (
    log_index       bigint      PRIMARY KEY,
    event_id        uuid        NOT NULL,
    aggregate_type  text        NOT NULL,
    aggregate_id    text        NOT NULL,
    sequence_number bigint      NOT NULL,
    event_name      text        NOT NULL,
    stored_at       timestamptz NOT NULL,
    -- json, not jsonb: the text stays as it was written
    payload         json        NOT NULL,
    metadata        json        NOT NULL,
    CONSTRAINT one_event_per_place UNIQUE (aggregate_id, sequence_number)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the table % is append-only: record a correcting event instead', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER event_log_is_append_only
    BEFORE UPDATE OR DELETE ON event_log
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER event_log_is_never_truncated
    BEFORE TRUNCATE ON event_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A shortcut to an aggregate's state; may be deleted at any time.
CREATE TABLE snapshot (
    aggregate_id    text        PRIMARY KEY,
    aggregate_type  text        NOT NULL,
    sequence_number bigint      NOT NULL,
    state_name      text        NOT NULL,
    stored_at       timestamptz NOT NULL,
    state           json        NOT NULL
);

-- How far each event processor has come (Axon's token store).
CREATE TABLE processor_position (
    processor_name varchar(255) NOT NULL,
    segment        integer      NOT NULL,
    token          bytea,
    token_type     varchar(255),
    claimed_at     varchar(255),
    owner          varchar(255),
    PRIMARY KEY (processor_name, segment)
);
