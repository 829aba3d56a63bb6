package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.settlement.v1.SubsidyReimbursed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.testkit.FactTopics;
import org.computevoucher.testkit.ServiceHttp.Answer;

/** A region's book that is exported. */
record ExportedBook(String region, LedgerHttp http, FactTopics facts) {

    /** When most of it took effect; the rest a day later. */
    static final Instant EARLIER = AvroSamples.EFFECTIVE;

    static final Instant LATER = EARLIER.plusSeconds(86_400);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    String pot() {
        return region + "-COMPUTE-2026";
    }

    /**
     * An allocation, two vouchers, usage of two days of which the earlier comes later, a payment.
     */
    void play() {
        UUID voucher = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID allocated = facts.publish(pot(), AvroSamples.allocated(pot(), 1_234, false), null);
        UUID issued =
                facts.publish(
                        voucher.toString(), AvroSamples.issued(pot(), voucher, 500), allocated);
        UUID _ = facts.publish(other.toString(), AvroSamples.issued(pot(), other, 30), issued);
        ComputeConsumed later = AvroSamples.consumed(pot(), voucher, 250, 200, "dc-1");
        later.setEffectiveAt(LATER);
        UUID usage = facts.publish(voucher.toString(), later, issued);
        UUID earlier =
                facts.publish(
                        voucher.toString(),
                        AvroSamples.consumed(pot(), voucher, 100, 80, "dc-2"),
                        usage);
        SubsidyReimbursed payment = AvroSamples.reimbursed(pot(), "dc-1", 150);
        payment.setEffectiveAt(LATER);
        UUID paid = facts.publish("dc-1", payment, earlier);
        awaitEntry(paid);
    }

    /** Money for a programme, and so many vouchers. */
    void issue(int vouchers) {
        UUID last = facts.publish(pot(), AvroSamples.allocated(pot(), vouchers * 7L, false), null);
        for (int i = 0; i < vouchers; i++) {
            UUID voucher = UUID.randomUUID();
            last = facts.publish(voucher.toString(), AvroSamples.issued(pot(), voucher, 7), last);
        }
        awaitEntry(last);
    }

    private void awaitEntry(UUID fact) {
        await().atMost(PATIENCE).until(() -> http.entriesOf(fact), entries -> !entries.isEmpty());
    }

    /** Of this region. */
    Answer export(String what, String format, String query) {
        return http.get("/api/v1/exports/%s/%s?region=%s%s".formatted(what, format, region, query));
    }

    static long upTo(Answer export) {
        return Long.parseLong(
                export.with(200).response().headers().firstValue("X-Up-To").orElseThrow());
    }

    static String body(Answer export) {
        assertThat(export.status()).isEqualTo(200);
        return export.response().body();
    }

    static List<String> lines(Answer export) {
        return body(export).lines().toList();
    }
}
