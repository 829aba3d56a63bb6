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
