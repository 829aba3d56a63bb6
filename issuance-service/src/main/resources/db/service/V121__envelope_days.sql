-- Read model of the processor "envelope-days": what moved in each envelope per day of Asia/Shanghai.

create table envelope_day (
    pot            text   not null,
    day            date   not null,
    allocated_fen  bigint not null,
    promised_fen   bigint not null,
    given_back_fen bigint not null,
    withdrawn_fen  bigint not null,
    returned_fen   bigint not null,
    primary key (pot, day)
);
