-- Read model: written by the processor "programmes", rebuilt from the event log at any time.

-- What was in force when follows from the versions, so the table is only ever added to.
create table programme_version (
    programme     text        not null,
    version       integer     not null,
    region        text        not null,
    in_force_from timestamptz not null,
    -- as in the event; nothing asks for a part of it
    rules         jsonb       not null,
    document      text        not null,
    event_id      uuid        not null,
    recorded_at   timestamptz not null,
    primary key (programme, version)
);
create index programme_by_region on programme_version (region, programme) where version = 1;
