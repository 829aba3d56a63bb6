-- Read model: written by the processor "applications", rebuilt from the event log at any time.

-- One statement writes it in event order, whatever the event: so columns that only the submission knows may be null in
-- a row that is about to be merged, and never are in one that is read.
create table application (
    application_id     uuid        primary key,
    -- in the order of the event log: what pages are counted by, oldest first
    number             bigint      generated always as identity unique,
    programme          text,
    region             text,
    pot                text,
    enterprise         text,
    reference          text,
    requested_fen      bigint,
    data_centre_region text,
    hardware_class     text,
    contact_id         uuid,
    documents          jsonb       not null,
    submitted_at       timestamptz,
    status             text        not null,
    -- the last ApplicationDecided, as it is stored
    decision           jsonb,
    waiting_number     bigint,
    voucher_id         uuid
);
create index application_by_pot on application (pot, number);
create index application_by_pot_and_status on application (pot, status, number);
create index application_by_enterprise on application (enterprise, number);
create index application_waiting on application (pot, waiting_number) where status = 'WAITLISTED';
