-- Read models: written by the processors "voucher-accounts" and "payables", rebuilt from the event log at any time.

create table voucher_account (
    voucher_id        uuid        primary key,
    pot               text        not null,
    region            text        not null,
    enterprise        text        not null,
    face_fen          bigint      not null,
    rate_basis_points integer     not null,
    opened_at         timestamptz not null
);

-- What happened on an account so far, in sums: one statement adds to them, whatever the event.
create table voucher_account_use (
    voucher_id        uuid    primary key,
    eligible_cost_fen bigint  not null,
    subsidy_fen       bigint  not null,
    returned_fen      bigint  not null,
    closed            boolean not null
);

create table consumption (
    data_centre         text        not null,
    usage_id            text        not null,
    event_id            uuid        not null,
    voucher_id          uuid        not null,
    pot                 text        not null,
    enterprise          text        not null,
    charge_period_start timestamptz not null,
    charge_period_end   timestamptz not null,
    eligible_cost_fen   bigint      not null,
    subsidy_fen         bigint      not null,
    payer_share_fen     bigint      not null,
    binding_limit       text        not null,
    open_fen            bigint      not null,
    payee               text        not null,
    consumed_quantity   text,
    consumed_unit       text,
    sku_id              text,
    resource_id         text,
    invoice_issuer      text,
    invoice_number      text,
    recorded_at         timestamptz not null,
    primary key (data_centre, usage_id)
);

create table payable (
    pot         text   not null,
    payee       text   not null,
    payable_fen bigint not null,
    paid_fen    bigint not null,
    primary key (pot, payee)
);
