-- A voucher's row tells its whole life; until now a row beside it told its end.

alter table voucher
    add column status             text not null default 'ISSUED',
    add column original_face_fen  bigint,
    -- null where a voucher was issued before there were programmes
    add column serial_number      text,
    add column programme_version  integer,
    add column application_id     uuid,
    add column data_centre_region text,
    add column hardware_class     text,
    add column stacking           text,
    -- null where it does not apply
    add column suspended_from     timestamptz,
    add column pending_return_fen bigint,
    add column closing_reason     text,
    add column closed_at          timestamptz,
    add column unused_fen         bigint;

update voucher set original_face_fen = face_fen;
update voucher
set status = 'CLOSED', closing_reason = c.reason, closed_at = c.closed_at, unused_fen = c.unused_fen
from voucher_closing c
where c.voucher_id = voucher.voucher_id;

alter table voucher
    alter column status drop default,
    alter column original_face_fen set not null;
drop table voucher_closing;

create index voucher_by_pot_and_status on voucher (pot, status, issue_number);
create index voucher_by_pot_and_expiry on voucher (pot, reportable_until);
create index voucher_by_serial_number on voucher (serial_number);
-- what the calendar asks for: every few seconds, so it holds only what can still expire
create index voucher_that_can_expire on voucher (reportable_until, voucher_id)
    where status in ('ISSUED', 'SUSPENDED');
