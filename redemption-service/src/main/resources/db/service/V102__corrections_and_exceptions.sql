-- What was reversed and is neither open nor out, and what payees have to give back: by the processor "voucher-accounts".
alter table voucher_account_use
    add column pending_fen bigint not null default 0,
    add column unrecovered_fen bigint not null default 0,
    -- an account that was used up can be open again, and closed again
    add column closings integer not null default 0;
update voucher_account_use set closings = 1 where closed;
alter table voucher_account_use drop column closed;

alter table consumption
    -- null: the eligible cost
    add column billed_cost_fen bigint,
    add column set_off_fen bigint not null default 0,
    add column reversed_cost_fen bigint not null default 0;

create table consumption_reversal (
    event_id          uuid        primary key,
    data_centre       text        not null,
    usage_id          text        not null,
    reversal_id       text        not null,
    voucher_id        uuid        not null,
    -- from whom the subsidy is taken: a correction has a row for each, the first with the cost
    payee             text        not null,
    billed_cost_fen   bigint      not null,
    eligible_cost_fen bigint      not null,
    subsidy_fen       bigint      not null,
    -- null: it is not known yet whether it was paid
    released_fen      bigint,
    recovery_fen      bigint,
    reason            text        not null,
    recorded_at       timestamptz not null,
    unique (data_centre, usage_id, reversal_id, payee)
);

-- Usage that waits for a person, or did: by the processor "exceptions".
create table usage_exception (
    number              bigint      generated always as identity,
    data_centre         text        not null,
    usage_id            text        not null,
    voucher_id          uuid        not null,
    pot                 text        not null,
    enterprise          text        not null,
    charge_period_start timestamptz not null,
    charge_period_end   timestamptz not null,
    billed_cost_fen     bigint      not null,
    reason              text        not null,
    detail              text        not null,
    reported_at         timestamptz not null,
    -- null: it waits
    verdict             text,
    decision_reason     text,
    document            text,
    decided_by          text,
    decided_at          timestamptz,
    primary key (data_centre, usage_id)
);
create unique index usage_exception_number on usage_exception (number);
create index usage_exception_waiting on usage_exception (pot, number) where verdict is null;
