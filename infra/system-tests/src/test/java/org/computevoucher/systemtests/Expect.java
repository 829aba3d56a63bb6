package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.systemtests.ThreeServices.Answer;

/** What is expected of answers. */
final class Expect {

    private static final long FEN = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Expect() {}

    static ConditionFactory soon() {
        return Awaitility.await().atMost(PATIENCE);
    }

    static Answer accepted(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        return answer;
    }

    /** A check that an answer is a problem with this reason. */
    static Consumer<Answer> problem(int status, String reason) {
        return answer -> assertThat(accepted(status, answer).text("reason")).isEqualTo(reason);
    }

    static long fen(long yuan) {
        return yuan * FEN;
    }
}
