-- Read models that are built again beside the live ones. A row is the order, its progress and its outcome.
CREATE TABLE rebuild (
    number            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rebuild_id        uuid        NOT NULL UNIQUE,
    read_model        text        NOT NULL,
    on_difference     text        NOT NULL,
    state             text        NOT NULL,
    cancel_requested  boolean     NOT NULL DEFAULT false,
    -- up to which log index the copy holds everything: moved in the transaction of what it says
    position          bigint      NOT NULL DEFAULT 0,
    -- to which it has to come, as last looked at
    target            bigint      NOT NULL DEFAULT 0,
    events_per_second bigint      NOT NULL DEFAULT 0,
    -- the log index at which both were compared, null before
    compared_up_to    bigint,
    differences       json        NOT NULL DEFAULT '[]',
    failure           text,
    requested_at      timestamptz NOT NULL,
    ended_at          timestamptz
);

-- One at a time, whatever the number of instances.
CREATE UNIQUE INDEX rebuild_one_at_a_time ON rebuild ((true)) WHERE ended_at IS NULL;
