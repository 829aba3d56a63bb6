-- What a reversal needs to know of the usage that it takes back, by the processor "utilisation".
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

-- The log is read again from its beginning, so that what was reversed before is taken back too.
delete from data_centre_use;
delete from processor_position where processor_name = 'utilisation';
