-- Every request that was done, under the name its caller gave it, with its first answer: for ever.
-- A request that was refused is not here, so it may be corrected and sent again.
CREATE TABLE answered_request (
    -- of caller and Idempotency-Key; the unique key decides between two that come at once
    key_id         uuid        PRIMARY KEY,
    -- of method, path and body: tells a repetition from a conflict
    content_sha256 bytea       NOT NULL CHECK (octet_length(content_sha256) = 32),
    status         smallint    NOT NULL,
    -- text, not json: the answer is given again byte for byte
    answer         text        NOT NULL,
    recorded_at    timestamptz NOT NULL
);

CREATE TRIGGER answered_request_is_append_only
    BEFORE UPDATE OR DELETE ON answered_request
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answered_request_is_never_truncated
    BEFORE TRUNCATE ON answered_request
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
