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

-- Each entry, and from when on any later one holds instead; null: none does. A review is no
-- decision: it neither ends what was decided nor hides a suspension. It is shown from its beginning
-- on until the next decision begins, and not at all during a suspension.
create view data_centre_status_decision as
    with decided as (
        select data_centre, log_index, status, from_at, min(from_at) over (partition by data_centre
            order by log_index desc rows between unbounded preceding and 1 preceding) as until_at
        from data_centre_status where status <> 'UNDER_REVIEW'),
    -- Without what was replaced as a whole: each ends where the next one begins.
    holding as (
        select * from decided where until_at is null or until_at > from_at),
    reviews as (
        select r.data_centre, r.log_index, r.status, r.from_at, h.log_index as held_index,
            case when h.log_index is not null then h.until_at
                else (select min(f.from_at) from holding f where f.data_centre = r.data_centre)
                end as held_until,
            h.log_index is null or (h.log_index < r.log_index and h.status <> 'SUSPENDED')
                as is_shown
        from data_centre_status r
        left join holding h on h.data_centre = r.data_centre and h.from_at <= r.from_at
            and (h.until_at is null or h.until_at > r.from_at)
        where r.status = 'UNDER_REVIEW')
    select d.data_centre, d.log_index, d.status, d.from_at, least(d.until_at, (
            select min(r.from_at) from reviews r where r.data_centre = d.data_centre
                and r.held_index = d.log_index and r.is_shown)) as replaced_from
    from decided d
    union all
    select data_centre, log_index, status, from_at, least(held_until, min(from_at) over (
            partition by data_centre, held_index
            order by log_index desc rows between unbounded preceding and 1 preceding))
    from reviews where is_shown
    union all
    select data_centre, log_index, status, from_at, from_at from reviews where not is_shown;

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
