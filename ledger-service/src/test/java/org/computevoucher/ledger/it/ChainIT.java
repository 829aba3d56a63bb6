package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.ledger.contract.CorrectionSamples;
import org.computevoucher.testkit.ReadModels;
import org.computevoucher.testkit.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Vouchers from their application to their payment. */
class ChainIT extends LedgerIT {

    private static final String REGION = "360400";
    private static final String POT = "360400-COMPUTE-2026";
    private static final String PAYEE = AvroSamples.ENTERPRISE;

    @Autowired private ApplicationContext service;
    @Autowired private JdbcTemplate jdbc;

    @Test
    void a_voucher_is_followed_from_its_application_to_its_payment() {
        UUID application = UUID.randomUUID();
        UUID voucher = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID allocated = posted(POT, AvroSamples.allocated(POT, 1_000, false), null);
        UUID waitlisted =
                posted(
                        application.toString(),
                        AvroSamples.decided(POT, application, "WAITLISTED", null),
                        null);
        var issue = AvroSamples.issued(POT, voucher, 500);
        issue.setApplicationId(application.toString());
        UUID issued = posted(voucher.toString(), issue, allocated);
        UUID granted =
                posted(
                        application.toString(),
                        AvroSamples.decided(POT, application, "GRANTED", voucher),
                        waitlisted);
        UUID otherIssued = posted(other.toString(), AvroSamples.issued(POT, other, 300), issued);
        UUID used =
                posted(
                        voucher.toString(),
                        AvroSamples.consumed(POT, voucher, 250, 200, PAYEE),
                        issued);
        UUID otherUsed =
                posted(
                        other.toString(),
                        AvroSamples.consumed(POT, other, 100, 80, PAYEE),
                        otherIssued);
        UUID released = posted(PAYEE, CorrectionSamples.released(POT, voucher, 50, 0), used);
        UUID reversed =
                posted(
                        voucher.toString(),
                        CorrectionSamples.reversed(POT, voucher, 50, 0, 0),
                        released);
        var payment = AvroSamples.reimbursed(POT, PAYEE, Map.of(voucher, 150L, other, 80L));
        UUID paid = posted(PAYEE, payment, otherUsed);
        UUID closed = posted(voucher.toString(), AvroSamples.closed(POT, voucher, 350), reversed);

        JsonNode chain = chain(voucher, "");

        assertThat(chain.path("voucherId").asString()).isEqualTo(voucher.toString());
        assertThat(chain.path("applicationId").asString()).isEqualTo(application.toString());
        assertThat(chain.path("book").asString()).isEqualTo(REGION);
        assertThat(chain.path("next").isNull()).isTrue();
        assertThat(links(chain))
                .extracting(
                        link -> link.path("stage").asString(),
                        link -> link.path("factId").asString(),
                        link -> link.path("amountFen").asLong(),
                        link -> text(link.path("causeId")))
                .containsExactly(
                        tuple("APPLICATION", waitlisted.toString(), 0L, null),
                        tuple("ISSUE", issued.toString(), 500L, allocated.toString()),
                        tuple("APPLICATION", granted.toString(), 0L, waitlisted.toString()),
                        tuple("CONSUMPTION", used.toString(), 200L, issued.toString()),
                        tuple("REVERSAL", released.toString(), 50L, used.toString()),
                        tuple("REVERSAL", reversed.toString(), 0L, released.toString()),
                        tuple("PAYMENT", paid.toString(), 150L, otherUsed.toString()),
                        tuple("CLOSURE", closed.toString(), 350L, reversed.toString()));
        eachLinkIsAnEntryOfTheJournal(chain);
        JsonNode link = links(chain).get(6);
        assertThat(link.path("settlementId").asString()).isEqualTo(payment.getSettlementId());
        assertThat(link.path("paymentId").asString()).isEqualTo(payment.getPaymentId());
        assertThat(links(chain(other, "")))
                .extracting(
                        one -> one.path("stage").asString(), one -> one.path("amountFen").asLong())
                .containsExactly(
                        tuple("ISSUE", 300L), tuple("CONSUMPTION", 80L), tuple("PAYMENT", 80L));
        assertThat(chain(other, "").path("applicationId").isNull()).isTrue();
        everyPageIsAPartOfTheWhole(voucher, chain);
        forWhomTheBookIsNot(voucher);
    }

    /** With event id, place on its topic and both times. */
    private void eachLinkIsAnEntryOfTheJournal(JsonNode chain) {
        for (JsonNode link : links(chain)) {
            JsonNode entry =
                    http().entriesOf(UUID.fromString(link.path("factId").asString())).getFirst();
            for (String name :
                    List.of(
                            "ledgerNumber",
                            "entryNumber",
                            "factType",
                            "source",
                            "effectiveAt",
                            "recordedAt",
                            "settlementId",
                            "paymentId")) {
                assertThat(link.path(name)).as(name).isEqualTo(entry.path(name));
            }
            assertThat(link.path("source").path("topic").asString())
                    .isEqualTo(link.path("factType").asString().replaceAll("\\.[A-Za-z]+$", ""));
        }
        assertThat(
                        http().entriesOf(
                                        UUID.fromString(
                                                links(chain).get(1).path("factId").asString()))
                                .getFirst()
                                .path("applicationId"))
                .isEqualTo(chain.path("applicationId"));
    }

    private void everyPageIsAPartOfTheWhole(UUID voucher, JsonNode whole) {
        for (int limit = 1; limit <= 9; limit++) {
            List<JsonNode> all = new ArrayList<>();
            String after = "";
            String next;
            do {
                JsonNode page = chain(voucher, "?limit=" + limit + after);
                assertThat(links(page)).hasSizeLessThanOrEqualTo(limit);
                all.addAll(links(page));
                next = text(page.path("next"));
                after = "&after=" + next;
            } while (next != null);
            assertThat(all).isEqualTo(links(whole));
        }
    }

    private void forWhomTheBookIsNot(UUID voucher) {
        String path = "/api/v1/vouchers/" + voucher + "/chain";
        assertThat(http.as(Role.FINANCE, "360500").get(path).with(404).reason())
                .isEqualTo("UNKNOWN_VOUCHER");
        assertThat(http.as(Role.FINANCE, REGION).get(path).status()).isEqualTo(200);
    }

    @Test
    void a_payment_that_waited_in_suspense_is_in_the_chain_of_each_of_its_vouchers_twice() {
        String pot = "360400-DATA-2026";
        UUID voucher = UUID.randomUUID();
        UUID allocated = posted(pot, AvroSamples.allocated(pot, 1_000, false), null);
        UUID issued = posted(voucher.toString(), AvroSamples.issued(pot, voucher, 500), allocated);
        // no consumption was read, so nothing is payable, and its cause never comes
        UUID paid =
                posted(
                        PAYEE,
                        AvroSamples.reimbursed(
                                pot, PAYEE, Map.of(voucher, 60L, UUID.randomUUID(), 40L)),
                        UUID.randomUUID());
        UUID used =
                posted(
                        voucher.toString(),
                        AvroSamples.consumed(pot, voucher, 200, 100, PAYEE),
                        issued);

        List<JsonNode> links =
                soon().until(() -> links(chain(voucher, "")), found -> found.size() == 4);

        assertThat(links)
                .extracting(
                        link -> link.path("stage").asString(),
                        link -> link.path("amountFen").asLong(),
                        link -> text(link.path("suspenseReason")))
                .containsExactly(
                        tuple("ISSUE", 500L, null),
                        tuple("PAYMENT", 60L, "PAYABLE_INSUFFICIENT"),
                        tuple("CONSUMPTION", 100L, null),
                        tuple("CLEARING", 60L, null));
        assertThat(links.get(1).path("factId").asString()).isEqualTo(paid.toString());
        assertThat(links.get(3).path("clearsEntryNumber"))
                .isEqualTo(links.get(1).path("entryNumber"));
        assertThat(links.get(3).path("causeId").asString()).isEqualTo(used.toString());
        assertThat(
                        links(
                                chain(
                                        voucher,
                                        "?limit=1&after="
                                                + links.get(2).path("ledgerNumber").asString())))
                .containsExactly(links.get(3));
    }

    @Test
    void a_wrong_share_is_healed_by_building_the_journal_again() {
        String pot = "360400-MODEL-2026";
        UUID voucher = UUID.randomUUID();
        UUID allocated = posted(pot, AvroSamples.allocated(pot, 1_000, false), null);
        UUID issued = posted(voucher.toString(), AvroSamples.issued(pot, voucher, 500), allocated);
        UUID used =
                posted(
                        voucher.toString(),
                        AvroSamples.consumed(pot, voucher, 200, 100, PAYEE),
                        issued);
        var _ = posted(PAYEE, AvroSamples.reimbursed(pot, PAYEE, Map.of(voucher, 70L)), used);
        JsonNode right = chain(voucher, "");
        assertThat(
                        jdbc.update(
                                "UPDATE entry_voucher SET amount_fen = 71 WHERE voucher_id = ?",
                                voucher))
                .isOne();
        assertThat(chain(voucher, "")).isNotEqualTo(right);

        ReadModels.heal(service, "journal");

        assertThat(chain(voucher, "")).isEqualTo(right);
        var _ = posted(PAYEE, AvroSamples.reimbursed(pot, PAYEE, Map.of(voucher, 30L)), used);
        assertThat(links(chain(voucher, "")))
                .extracting(link -> link.path("amountFen").asLong())
                .containsExactly(500L, 100L, 70L, 30L);
    }

    /** When it has its entry. */
    private UUID posted(String key, SpecificRecordBase fact, @Nullable UUID causeId) {
        UUID id = facts().publish(key, fact, causeId);
        soon().until(() -> http().entriesOf(id), entries -> !entries.isEmpty());
        return id;
    }

    private JsonNode chain(UUID voucher, String query) {
        return http().get("/api/v1/vouchers/" + voucher + "/chain" + query).ok();
    }

    private static List<JsonNode> links(JsonNode chain) {
        return chain.path("links").valueStream().toList();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.asString();
    }
}
