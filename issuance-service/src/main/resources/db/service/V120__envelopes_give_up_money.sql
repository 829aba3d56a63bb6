-- Envelopes had given up nothing and had never closed before, so what is there stays right.

alter table envelope
    add column withdrawn_fen bigint  not null default 0,
    add column returned_fen  bigint  not null default 0,
    add column closed        boolean not null default false;
