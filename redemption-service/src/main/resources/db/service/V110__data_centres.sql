-- The register of data centres: written by the processor "data-centres".

create table data_centre (
    data_centre text        primary key,
    name        text        not null,
    region      text        not null,
    event_id    uuid        not null,
    recorded_at timestamptz not null
);

create index data_centre_by_region on data_centre (region, data_centre);

-- Entries are never changed. What was entered later (log_index) wins from its own beginning on.

create table data_centre_status (
    data_centre text        not null,
    log_index   bigint      not null,
    status      text        not null,
    from_at     timestamptz not null,
    reason      text        not null,
    evidence    text        not null,
    event_id    uuid        not null,
    recorded_at timestamptz not null,
    primary key (data_centre, log_index)
);

create table data_centre_capacity (
    data_centre       text        not null,
    log_index         bigint      not null,
    first_day         date        not null,
    -- null: not known
    gpu_hours_per_day bigint,
    document          text        not null,
    event_id          uuid        not null,
    recorded_at       timestamptz not null,
    primary key (data_centre, log_index)
);

create table data_centre_hardware (
    data_centre    text        not null,
    log_index      bigint      not null,
    first_day      date        not null,
    hardware_class text        not null,
    document       text        not null,
    event_id       uuid        not null,
    recorded_at    timestamptz not null,
    primary key (data_centre, log_index)
);

create table data_centre_bank_account (
    data_centre    text        not null,
    log_index      bigint      not null,
    first_day      date        not null,
    holder         text        not null,
    account_number text        not null,
    bank_code      text        not null,
    document       text        not null,
    event_id       uuid        not null,
    recorded_at    timestamptz not null,
    primary key (data_centre, log_index)
);

-- Each entry, and from when on any later one holds instead; null: none does.
create view data_centre_status_decision as
    select data_centre, log_index, status, from_at, min(from_at) over (partition by data_centre
        order by log_index desc rows between unbounded preceding and 1 preceding) as replaced_from
    from data_centre_status;

-- What holds from an instant, or a first day, on, until it does no more (null: it goes on).
create view data_centre_status_interval as
    select data_centre, status, from_at, replaced_from as until_at
    from data_centre_status_decision
    where replaced_from is null or replaced_from > from_at;

create view data_centre_capacity_interval as
    select data_centre, gpu_hours_per_day, first_day, until_day
    from (select c.*, min(first_day) over (partition by data_centre
            order by log_index desc rows between unbounded preceding and 1 preceding) as until_day
        from data_centre_capacity c) entered
    where until_day is null or until_day > first_day;

create view data_centre_hardware_interval as
    select data_centre, hardware_class, first_day, until_day
    from (select h.*, min(first_day) over (partition by data_centre
            order by log_index desc rows between unbounded preceding and 1 preceding) as until_day
        from data_centre_hardware h) entered
    where until_day is null or until_day > first_day;
