package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who has an answer is told when nothing has moved since, though each answer says when it was asked
 * for.
 */
class UnchangedAnswersIT extends LedgerIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pots/990000-%s-2026",
                "/api/v1/pots?after=989999-%s-2026",
                "/api/v1/balances?account=available:990000-%s-2026",
                "/api/v1/entries?region=990000"
            })
    void what_has_not_moved_is_not_sent_again(String path) {
        String kind = "TAG" + Integer.toUnsignedString(path.hashCode());
        String pot = "990000-" + kind + "-2026";
        String asked = path.formatted(kind);
        assertThat(http().allocate(pot, "first", 100, false).status()).isEqualTo(201);
        soon().until(() -> http().get("/api/v1/pots/" + pot).status() == 200);

        Answer first = http().get(asked).with(200);

        assertThat(first.entityTag()).isNotEmpty();
        assertThat(again(first).get(asked).with(304).response().body()).isEmpty();

        assertThat(http().allocate(pot, "second", 100, false).status()).isEqualTo(201);
        soon().untilAsserted(
                        () -> {
                            Answer moved = again(first).get(asked).with(200);
                            assertThat(moved.entityTag()).isNotEqualTo(first.entityTag());
                        });
    }

    /** The same caller, who has an answer already. */
    private ServiceHttp again(Answer first) {
        return http.with("If-None-Match", first.entityTag());
    }
}
