-- Read model: written by the processor "enterprises", rebuilt from the event log at any time.

-- What an enterprise is on a day is its entry with the last first_day that is not later: so nothing is updated.
create table enterprise_entry (
    enterprise       text        not null,
    first_day        date        not null,
    enterprise_class text        not null,
    region           text        not null,
    affiliate_group  text,
    event_id         uuid        not null,
    recorded_at      timestamptz not null,
    primary key (enterprise, first_day)
);
create index enterprise_entry_by_region on enterprise_entry (region, enterprise);
create index enterprise_entry_by_group on enterprise_entry (affiliate_group, enterprise) where affiliate_group is not null;
