-- Statements: written by the processor "statements", rebuilt from the event log at any time.

create table statement_line (
    -- a data centre or an enterprise
    party                  text        not null,
    pot                    text        not null,
    -- where its event stands in the event log; an event writes one line to an account at most
    position               bigint      not null,
    kind                   text        not null,
    -- on which it counts, of Asia/Shanghai: never earlier than that of the account's line before it
    day                    date        not null,
    event_id               uuid        not null,
    effective_at           timestamptz not null,
    recorded_at            timestamptz not null,
    -- null: no part of it
    data_centre            text,
    usage_id               text,
    enterprise             text,
    payee                  text,
    voucher_id             uuid,
    consumption_event_id   uuid,
    run_id                 uuid,
    payment_id             text,
    reason                 text,
    billed_cost_fen        bigint      not null,
    eligible_cost_fen      bigint      not null,
    subsidy_fen            bigint      not null,
    payer_share_fen        bigint      not null,
    amount_fen             bigint      not null,
    payable_change_fen     bigint      not null,
    in_payment_change_fen  bigint      not null,
    receivable_change_fen  bigint      not null,
    paid_change_fen        bigint      not null,
    -- after it
    payable_fen            bigint      not null,
    in_payment_fen         bigint      not null,
    receivable_fen         bigint      not null,
    paid_fen               bigint      not null,
    -- all lines of its kind of the account, up to and with it
    kind_lines             bigint      not null,
    kind_billed_cost_fen   bigint      not null,
    kind_eligible_cost_fen bigint      not null,
    kind_subsidy_fen       bigint      not null,
    kind_payer_share_fen   bigint      not null,
    kind_amount_fen        bigint      not null,
    primary key (party, pot, position)
);

-- What a kind comes to at a position.
create index statement_line_of_kind on statement_line (party, pot, kind, position);
-- What later events name without saying what it was.
create index statement_line_excepted on statement_line (data_centre, usage_id) where kind = 'EXCEPTED';
create index statement_line_reversed on statement_line (consumption_event_id) where kind = 'REVERSED';

create trigger statement_line_is_append_only
    before update or delete on statement_line
    for each row execute function refuse_change();

-- In which pots a party has lines.
create table statement_account (
    party text not null,
    pot   text not null,
    primary key (party, pot)
);

-- Between which positions the lines of a day stand.
create table statement_day (
    party          text   not null,
    pot            text   not null,
    day            date   not null,
    first_position bigint not null,
    last_position  bigint not null,
    primary key (party, pot, day)
);
