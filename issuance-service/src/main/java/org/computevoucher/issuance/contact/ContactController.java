package org.computevoucher.issuance.contact;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.contact.ContactViews.ContactErased;
import org.computevoucher.issuance.contact.ContactViews.ContactMade;
import org.computevoucher.issuance.contact.ContactViews.ContactView;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People to talk to about an enterprise's applications: made, looked up and forgotten. */
@RestController
@RequestMapping("/api/v1/contacts")
final class ContactController {

    private final KeyedAnswers answers;
    private final Contacts contacts;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ContactController(KeyedAnswers answers, Contacts contacts, Ids ids, Clock clock) {
        this.answers = answers;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * 201 with the id alone: what is personal is in no answer that is kept. 410 where the same
     * request made a contact that was erased since.
     */
    @Operation(operationId = "makeContact", summary = "Say who can be reached")
    @ApiResponse(
            responseCode = "201",
            description = "The contact's id; applications name it.",
            content = @Content(schema = @Schema(implementation = ContactMade.class)))
    @PostMapping
    ResponseEntity<?> make(
            Mandate mandate, RequestKey key, @Valid @RequestBody ContactRequest request) {
        mandate.require(Owner.region(request.region()).orEnterprise(request.enterprise()));
        UUID keyId = key.id();
        if (contacts.isErased(keyId)) {
            // nobody can tell any more whether this says the same
            return erased();
        }
        byte[] salt = new byte[SaltedRequest.SALT_BYTES];
        random.nextBytes(salt);
        return answers.<ContactMade>done(
                key,
                () -> SaltedRequest.of(request, contacts.saltOf(keyId).orElse(salt)),
                HttpStatus.CREATED,
                done ->
                        UnifiedSocialCreditCode.check(request.enterprise())
                                .map(
                                        enterprise ->
                                                contacts.make(
                                                        ids.next(),
                                                        request,
                                                        keyId,
                                                        salt,
                                                        clock.instant(),
                                                        done)));
    }

    @Operation(operationId = "getContact", summary = "Who can be reached")
    @ApiResponse(
            responseCode = "200",
            description = "The contact.",
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    @GetMapping("/{contactId}")
    ResponseEntity<?> contact(Mandate mandate, @PathVariable UUID contactId) {
        Optional<Contacts.Found> found = visible(mandate, contactId);
        if (found.isEmpty()) {
            return unknown();
        }
        ContactView contact = found.get().contact();
        return contact == null
                ? erased()
                : ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(contact);
    }

    /** 200 with when it was erased first, however often it is asked for. */
    @Operation(operationId = "eraseContact", summary = "Forget who could be reached")
    @ApiResponse(
            responseCode = "200",
            description = "Since when nothing personal is kept.",
            content = @Content(schema = @Schema(implementation = ContactErased.class)))
    @PostMapping("/{contactId}/erasures")
    ResponseEntity<?> erase(Mandate mandate, RequestKey key, @PathVariable UUID contactId) {
        return visible(mandate, contactId).isEmpty()
                ? unknown()
                : answers.<ContactErased>done(
                        key,
                        () -> null,
                        HttpStatus.OK,
                        done -> Outcome.accepted(contacts.erase(contactId, clock.instant(), done)));
    }

    private Optional<Contacts.Found> visible(Mandate mandate, UUID contactId) {
        return mandate.visible(contacts.byId(contactId), Contacts.Found::owner);
    }

    private static ResponseEntity<?> erased() {
        return Problems.of(ContactReason.CONTACT_ERASED, "The contact was erased.");
    }

    private static ResponseEntity<?> unknown() {
        return Problems.of(ContactReason.CONTACT_UNKNOWN, "There is no such contact.");
    }
}
