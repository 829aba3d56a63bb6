package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.computevoucher.local.Caller;
import org.computevoucher.schemas.Topics;
import org.computevoucher.systemtests.Auditor.Run;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An auditor who trusts nobody builds the book again from the topics alone. */
class ReplayIT {

    private static final List<String> FACTS =
            List.of(
                    Topics.BUDGET,
                    Topics.ENVELOPE,
                    Topics.APPLICATION,
                    Topics.VOUCHER,
                    Topics.CONSUMPTION,
                    Topics.SETTLEMENT);

    private final ThreeServices services = ThreeServices.undisturbed();
    private final Auditor auditor = new Auditor(services);

    @Test
    void the_book_built_again_from_the_topics_is_the_one_that_the_ledger_answers_from() {
        String programme = "310000-REPLAY";
        new Story(services, programme).play();

        JsonNode report = auditor.agrees();

        for (JsonNode moment : report.required("moments")) {
            assertThat(moment.required("asked").intValue())
                    .as("all accounts at %s", moment)
                    .isEqualTo(moment.required("accounts").intValue());
        }
        int year = LocalDate.now(PlayedPot.SHANGHAI).minusDays(3).getYear();
        Run now = auditor.replayBesideTheLedger("--account", "available:" + programme + '-' + year);
        assertThat(now.exitCode()).as("%s", now).isZero();
        assertThat(now.report().at("/balances/0/oursFen").longValue()).isEqualTo(fen(599_200_000));
        nobodyElseIsAnswered();
        whatIsOnTheTopicsTwiceCountsOnce(report);
    }

    private void nobodyElseIsAnswered() {
        Run run =
                auditor.replayBesideTheLedger(
                        Caller.dataCentre("DC-SH-01"), "--account", "treasury:310000");
        assertThat(run.exitCode()).as("%s", run).isEqualTo(3);
        assertThat(run.err()).contains("403");
    }

    /** All facts of all services are written again, as they were. */
    private void whatIsOnTheTopicsTwiceCountsOnce(JsonNode before) {
        List<Map<String, Long>> logged = logged();

        Map<TopicPartition, Long> ends =
                new RecordedTopics(services.bootstrapServers()).writeAllAgain(FACTS);
        for (Running service : services.all()) {
            soon().untilAsserted(
                            () ->
                                    assertThat(service.intakeOffsets())
                                            .allSatisfy(
                                                    (partition, next) ->
                                                            assertThat(next)
                                                                    .isGreaterThanOrEqualTo(
                                                                            ends.getOrDefault(
                                                                                    partition,
                                                                                    0L))));
        }

        assertThat(logged()).isEqualTo(logged);
        JsonNode after = auditor.agrees();
        assertThat(after.required("facts")).isEqualTo(before.required("facts"));
        assertThat(after.required("entries")).isEqualTo(before.required("entries"));
        assertThat(after.required("doubledFacts").longValue())
                .isGreaterThanOrEqualTo(before.required("facts").longValue());
    }

    private List<Map<String, Long>> logged() {
        return services.all().stream().map(Running::loggedEventsByName).toList();
    }
}
