-- What settlement runs have collected and banks have not answered, and what payees have to give back.
alter table payable
    add column in_payment_fen bigint not null default 0,
    add column receivable_fen bigint not null default 0;
