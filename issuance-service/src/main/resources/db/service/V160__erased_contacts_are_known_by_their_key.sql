-- The key of the request that made a contact stays when the contact is erased: so a repetition of that request is told
-- that the contact is gone. It is a hash of the caller and the caller's own key, and is kept for ever with the answer
-- anyhow; what the request said cannot be tried without the salt, which is erased.
alter table contact drop constraint contact_check;
alter table contact add constraint contact_is_whole_or_erased
    check (case when erased_at is null
        then num_nulls(person, phone, email, key_id, salt) = 0
        else num_nonnulls(person, phone, email, salt) = 0 end);
