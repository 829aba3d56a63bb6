-- Tables of applicants and applications that the office brought in, and what became of each line. No read model: this
-- is where the lines wait, and it is the report.

create table import_file (
    import_id   uuid        primary key,
    -- in the order of their arrival, in which they are worked through
    number      bigint      generated always as identity unique,
    pot         text        not null,
    -- without the header
    lines       integer     not null,
    received_at timestamptz not null,
    -- up to here nothing waits any more
    done_line   bigint      not null default 0,
    started_at  timestamptz,
    finished_at timestamptz
);
create index import_file_unfinished on import_file (number) where finished_at is null;

create table import_line (
    import_id          uuid   not null references import_file,
    -- the number of the file's line on which it begins
    line               bigint not null,
    -- of a bad line as it was given, made fit to be shown; the columns below are null then
    enterprise         text   not null,
    reference          text   not null,
    enterprise_class   text,
    region             text,
    affiliate_group    text,
    requested_fen      bigint,
    data_centre_region text,
    hardware_class     text,
    -- kinds with ; between them
    documents          text,
    outcome            text   not null,
    application_status text,
    reason             text,
    detail             text,
    application_id     uuid,
    serial_number      text,
    primary key (import_id, line)
) with (fillfactor = 60); -- each row is written once more, and has room for that on its page
