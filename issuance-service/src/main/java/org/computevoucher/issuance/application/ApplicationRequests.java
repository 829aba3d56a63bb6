package org.computevoucher.issuance.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about applications. Boxed, so that what is missing is named. */
final class ApplicationRequests {

    /** The most applications that one request can grant. */
    static final int MAX_GRANTS = 1_000;

    private static final String SHA256 = "[0-9a-f]{64}";

    private ApplicationRequests() {}

    /**
     * A document.
     *
     * @param kind as the programme calls it
     * @param sha256 of the file; null: seen on paper
     */
    record DocumentRequest(
            @NotNull @Pattern(regexp = Document.KIND_SYNTAX, message = Document.KIND_WORDS)
                    String kind,
            @Nullable @Pattern(regexp = SHA256, message = "must be 64 hexadecimal digits")
                    String sha256) {

        Document document() {
            return new Document(kind, sha256);
        }
    }

    /** The body of {@code POST /api/v1/applications}. */
    record ApplyRequest(
            @NotNull @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot,
            @NotNull
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    String enterprise,
            @NotNull @Min(1) @Max(VoucherTerms.MAX_FACE_FEN) Long requestedFen,
            @Nullable @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    String dataCentreRegion,
            @Nullable
                    @Pattern(
                            regexp = Place.HARDWARE_CLASS_SYNTAX,
                            message = Place.HARDWARE_CLASS_WORDS)
                    String hardwareClass,
            @Nullable @Valid @Size(max = Document.MAX) List<@NotNull DocumentRequest> documents,
            @Nullable UUID contactId,
            @Nullable
                    @Pattern(
                            regexp = Submission.REFERENCE_SYNTAX,
                            message = Submission.REFERENCE_WORDS)
                    String reference) {

        Submission submission() {
            return new Submission(
                    pot,
                    enterprise,
                    requestedFen,
                    new Place(dataCentreRegion, hardwareClass),
                    documentsOf(documents),
                    contactId,
                    reference);
        }
    }

    /** The body of {@code POST /api/v1/applications/{applicationId}/information}. */
    record InformationRequest(
            @NotEmpty @Valid @Size(max = Document.MAX) List<@NotNull DocumentRequest> documents) {

        List<Document> supplied() {
            return documentsOf(documents);
        }
    }

    /**
     * The body of {@code POST /api/v1/applications/{applicationId}/decisions}.
     *
     * @param reasons for a verdict that needs some
     * @param missingDocuments kinds of document, for ASK_FOR_INFORMATION
     */
    record DecisionRequest(
            @NotNull Verdict verdict,
            @Nullable @Size(max = 8) List<@NotNull DecisionReason> reasons,
            @Nullable @Size(max = Document.MAX)
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = Document.KIND_SYNTAX,
                                            message = Document.KIND_WORDS)
                                    String>
                            missingDocuments) {}

    /** The body of {@code POST /api/v1/pots/{pot}/grants}. */
    record GrantsRequest(@NotEmpty @Size(max = MAX_GRANTS) List<@NotNull UUID> applicationIds) {}

    private static List<Document> documentsOf(@Nullable List<DocumentRequest> requests) {
        return requests == null
                ? List.of()
                : requests.stream().map(DocumentRequest::document).toList();
    }
}
