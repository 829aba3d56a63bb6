package org.computevoucher.issuance.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.computevoucher.issuance.contact.ContactViews.ContactErased;
import org.computevoucher.issuance.contact.ContactViews.ContactMade;
import org.computevoucher.issuance.contact.ContactViews.ContactView;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code contact}. */
@Component
public class Contacts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Contacts(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param contact null: it was erased
     */
    record Found(Owner owner, @Nullable ContactView contact) {}

    /**
     * Whether a contact is or was one of this enterprise for the offices of this region; what was
     * erased stays known as such.
     */
    public boolean isOf(String enterprise, String region, UUID contactId) {
        return jdbc.sql(
                        """
                        select exists (select 1 from contact
                            where contact_id = ? and enterprise = ? and region = ?)
                        """)
                .params(contactId, enterprise, region)
                .query(Boolean.class)
                .single();
    }

    Optional<Found> byId(UUID contactId) {
        return jdbc.sql("select * from contact where contact_id = ?")
                .param(contactId)
                .query(Contacts::found)
                .optional();
    }

    /** Whether the request under this key made a contact that was erased since. */
    boolean isErased(UUID keyId) {
        return jdbc.sql(
                        """
                        select exists (select 1 from contact
                            where key_id = ? and erased_at is not null)
                        """)
                .param(keyId)
                .query(Boolean.class)
                .single();
    }

    /** The salt of the request under this key; nothing where it made none, or that was erased. */
    Optional<byte[]> saltOf(UUID keyId) {
        return jdbc.sql("select salt from contact where key_id = ? and salt is not null")
                .param(keyId)
                .query((row, number) -> row.getBytes("salt"))
                .optional();
    }

    /**
     * @param done takes the key, in the same transaction
     */
    ContactMade make(
            UUID contactId,
            ContactRequest request,
            UUID keyId,
            byte[] salt,
            Instant now,
            Consumer<ContactMade> done) {
        ContactMade made = new ContactMade(contactId, request.enterprise(), request.region());
        transaction.executeWithoutResult(
                running -> {
                    // first the key: who loses it to another request leaves nothing
                    done.accept(made);
                    jdbc.sql(
                                    """
                                    insert into contact (contact_id, enterprise, region, person,
                                        phone, email, key_id, salt, created_at)
                                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    contactId,
                                    request.enterprise(),
                                    request.region(),
                                    request.person(),
                                    request.phone(),
                                    request.email(),
                                    keyId,
                                    salt,
                                    now.atOffset(ZoneOffset.UTC))
                            .update();
                });
        return made;
    }

    /**
     * Erases what is personal; what was erased before stays as it is.
     *
     * @param contactId there is such a contact
     * @param done takes the key, in the same transaction
     */
    ContactErased erase(UUID contactId, Instant now, Consumer<ContactErased> done) {
        return transaction.execute(
                running -> {
                    ContactErased erased =
                            jdbc.sql(
                                            """
                                            update contact set person = null, phone = null,
                                                email = null, salt = null,
                                                erased_at = coalesce(erased_at, ?)
                                            where contact_id = ? returning erased_at
                                            """)
                                    .params(now.atOffset(ZoneOffset.UTC), contactId)
                                    .query(
                                            (row, number) ->
                                                    new ContactErased(
                                                            contactId, instant(row, "erased_at")))
                                    .single();
                    done.accept(erased);
                    return erased;
                });
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Owner owner =
                Owner.region(row.getString("region")).orEnterprise(row.getString("enterprise"));
        return row.getObject("erased_at") == null
                ? new Found(
                        owner,
                        new ContactView(
                                row.getObject("contact_id", UUID.class),
                                row.getString("enterprise"),
                                row.getString("region"),
                                row.getString("person"),
                                row.getString("phone"),
                                row.getString("email"),
                                instant(row, "created_at")))
                : new Found(owner, null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
