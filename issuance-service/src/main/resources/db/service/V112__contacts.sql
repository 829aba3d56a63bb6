-- People, by whom an enterprise can be reached. Not a read model: it is written by requests alone, no event holds any
-- of it, and what is personal can be erased.
create table contact (
    contact_id uuid        primary key,
    enterprise text        not null,
    -- whose offices may read it
    region     text        not null,
    person     text,
    phone      text,
    email      text,
    -- of the request that made it: what the request said is kept for ever as a hash, which tells nothing without this
    key_id     uuid        unique,
    salt       bytea       check (octet_length(salt) = 16),
    created_at timestamptz not null,
    erased_at  timestamptz,
    check (case when erased_at is null
        then num_nulls(person, phone, email, key_id, salt) = 0
        else num_nonnulls(person, phone, email, key_id, salt) = 0 end)
)
-- an erased row's old version is overwritten at the next occasion, not only after many others
with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
