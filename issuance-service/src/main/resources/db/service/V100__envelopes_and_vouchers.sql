-- Read models: written by the processors "envelopes" and "vouchers", rebuilt from the event log at any time.

create table envelope (
    pot           text   primary key,
    allocated_fen bigint not null,
    available_fen bigint not null,
    promised_fen  bigint not null
);

create table voucher (
    voucher_id        uuid        primary key,
    -- in the order of the event log: what pages are counted by
    issue_number      bigint      generated always as identity unique,
    event_id          uuid        not null,
    pot               text        not null,
    region            text        not null,
    enterprise        text        not null,
    face_fen          bigint      not null,
    rate_basis_points integer     not null,
    valid_from        timestamptz not null,
    valid_until       timestamptz not null,
    reportable_until  timestamptz not null,
    payee             text        not null,
    issued_at         timestamptz not null
);
create index voucher_by_pot on voucher (pot, issue_number);
create index voucher_by_enterprise on voucher (enterprise, issue_number);

-- Beside the vouchers and not a column of them: both tables are only ever added to.
create table voucher_closing (
    voucher_id uuid        primary key,
    event_id   uuid        not null,
    unused_fen bigint      not null,
    reason     text        not null,
    closed_at  timestamptz not null
);
