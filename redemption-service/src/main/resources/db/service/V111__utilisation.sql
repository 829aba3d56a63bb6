-- What was used in data centres by accepted usage: written by the processor "utilisation".

create table data_centre_use (
    data_centre        text           not null,
    -- of Asia/Shanghai
    day                date           not null,
    used_gpu_hours     numeric(38,12) not null,
    -- records whose charge period begins on the day and that do not say how many GPU-hours it was
    unmeasured_records bigint         not null,
    primary key (data_centre, day)
);

-- For what all data centres used lately.
create index data_centre_use_by_day on data_centre_use (day);

-- What a reversal needs to know of the usage that it takes back.
create table used_record (
    consumption_event_id uuid        primary key,
    data_centre          text        not null,
    usage_id             text        not null,
    voucher_id           uuid        not null,
    charge_period_start  timestamptz not null,
    charge_period_end    timestamptz not null,
    billed_cost_fen      bigint      not null,
    reversed_cost_fen    bigint      not null,
    -- null: it was not reported
    consumed_quantity    text,
    consumed_unit        text
);
