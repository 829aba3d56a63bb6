-- Read models: written by the processors "settlements" and "payee-bank-accounts", rebuilt from the event log at any time.

create table settlement_run (
    run_id          uuid        primary key,
    -- where its opening stands in the event log: the order of lists
    opened_number   bigint      not null unique,
    region          text        not null,
    only_payee      text,
    only_pot        text,
    -- null: the schedule
    opened_by       text,
    opened_at       timestamptz not null,
    debtor_holder   text        not null,
    debtor_number   text        not null,
    debtor_bank     text        not null,
    status          text        not null,
    payments        integer     not null,
    control_sum_fen bigint      not null,
    paid_fen        bigint      not null,
    rejected_fen    bigint      not null,
    approved_by     text,
    approved_at     timestamptz,
    execution_date  date,
    cancelled_by    text,
    cancelled_at    timestamptz,
    cancelled_for   text,
    completed_at    timestamptz
);

create index settlement_run_of_region on settlement_run (region, opened_number);

create table settlement_payment (
    payment_id      uuid        primary key,
    run_id          uuid        not null,
    payee           text        not null,
    creditor_holder text        not null,
    creditor_number text        not null,
    creditor_bank   text        not null,
    amount_fen      bigint      not null,
    status          text        not null,
    reason_code     text,
    reason_text     text,
    bank_reference  text,
    answered_at     timestamptz,
    unique (run_id, payee)
);

create table settlement_payment_line (
    payment_id uuid   not null,
    pot        text   not null,
    gross_fen  bigint not null,
    netted_fen bigint not null,
    amount_fen bigint not null,
    primary key (payment_id, pot)
);

create table settlement_left_out (
    run_id uuid not null,
    payee  text not null,
    reason text not null,
    primary key (run_id, payee)
);

-- Where payees want their money, from which day on (Asia/Shanghai); what was entered later wins from its first day on.
create table payee_bank_account (
    entry     bigint generated always as identity primary key,
    payee     text   not null,
    first_day date   not null,
    holder    text   not null,
    number    text   not null,
    bank_code text   not null
);
create index payee_bank_account_payee on payee_bank_account (payee, entry desc);
