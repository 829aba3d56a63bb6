-- What holders gave back of their vouchers while these were open.
alter table voucher_account_use add column reduced_fen bigint not null default 0;

-- Which vouchers are or were suspended: written by the processor "voucher-accounts".
create table voucher_account_suspension (
    voucher_id     uuid primary key,
    -- null: not any more
    suspended_from timestamptz
);
