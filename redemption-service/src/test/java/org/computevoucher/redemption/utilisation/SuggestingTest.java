package org.computevoucher.redemption.utilisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.computevoucher.redemption.datacentre.ComplianceStatus;
import org.computevoucher.redemption.datacentre.Place;
import org.computevoucher.redemption.utilisation.SuggestionsView.LeftOutDataCentre;
import org.computevoucher.redemption.utilisation.SuggestionsView.SuggestedDataCentre;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestingTest {

    private static final Place SHANGHAI_H800 = new Place("310000", "H800");
    private static final LocalDate FROM = LocalDate.of(2026, 6, 15);

    /** 100 GPU-hours are asked for, on ten days; what was used in thirty days counts by a third. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    on hardware | status       | capacity | used in 30 days | answer
                    true        | APPROVED     | 100      | 0               | free 100, used 0
                    true        | APPROVED     | 99       | 0               | NO_ROOM
                    true        | APPROVED     | 0        | 0               | NO_ROOM
                    true        | APPROVED     | 400      | 300             | free 300, used 2500
                    true        | APPROVED     | 400      | 900             | free 100, used 7500
                    true        | APPROVED     | 400      | 900.000000000001 | NO_ROOM
                    true        | APPROVED     | 400      | 899.999999999999 | free 100, used 7499
                    true        | APPROVED     | 400      | 9000            | NO_ROOM
                    true        | APPROVED     |          | 0               | CAPACITY_UNKNOWN
                    true        | UNDER_REVIEW | 400      | 0               | UNDER_REVIEW
                    true        | SUSPENDED    | 400      | 0               | SUSPENDED
                    true        |              | 400      | 0               | NOT_APPROVED
                    false       | APPROVED     | 400      | 0               | OTHER_HARDWARE
                    false       | SUSPENDED    |          | 9000            | OTHER_HARDWARE
                    true        | SUSPENDED    |          | 9000            | SUSPENDED
                    true        | UNDER_REVIEW |          | 9000            | UNDER_REVIEW
                    """)
    void a_data_centre_has_room_or_is_left_out_for_the_first_reason(
            boolean onHardware,
            @Nullable ComplianceStatus status,
            @Nullable Long capacity,
            BigDecimal used,
            String answer) {
        SuggestionsView view =
                asked(100)
                        .among(
                                List.of(
                                        new Candidate(
                                                "DC-1",
                                                "One",
                                                "310000",
                                                "H800",
                                                onHardware,
                                                status,
                                                capacity,
                                                used)));

        List<String> told = new ArrayList<>();
        for (SuggestedDataCentre one : view.suggestions()) {
            told.add(
                    "free %d, used %d".formatted(one.freeGpuHours(), one.utilisationBasisPoints()));
        }
        view.leftOut().forEach(one -> told.add(one.reason().name()));
        assertThat(told).containsExactly(answer);
        assertThat(view.suggestedCount() + view.leftOutCount()).isEqualTo(1);
    }

    @Test
    void the_least_used_comes_first_then_who_has_more_free_then_by_code() {
        SuggestionsView view =
                asked(1).among(
                                List.of(
                                        approved("DC-A", 300, 300),
                                        approved("DC-B", 300, 90),
                                        approved("DC-C", 3_000, 900),
                                        approved("DC-E", 100, 0),
                                        approved("DC-D", 100, 0),
                                        approved("DC-F", 7_000, 7_001)));

        assertThat(view.suggestions())
                .extracting(SuggestedDataCentre::dataCentre)
                .containsExactly("DC-D", "DC-E", "DC-C", "DC-B", "DC-A", "DC-F");
    }

    @Test
    void what_is_left_out_begins_with_what_is_nearest_to_fitting() {
        SuggestionsView view =
                asked(1).among(
                                List.of(
                                        candidate("DC-B", ComplianceStatus.SUSPENDED, 9L),
                                        candidate("DC-D", ComplianceStatus.APPROVED, 0L),
                                        candidate("DC-C", ComplianceStatus.APPROVED, 0L)));

        assertThat(view.leftOut())
                .containsExactly(
                        new LeftOutDataCentre("DC-C", LeftOutReason.NO_ROOM),
                        new LeftOutDataCentre("DC-D", LeftOutReason.NO_ROOM),
                        new LeftOutDataCentre("DC-B", LeftOutReason.SUSPENDED));
    }

    @Test
    void an_answer_is_bounded_and_says_how_many_there_are() {
        List<Candidate> many =
                IntStream.range(0, 500)
                        .mapToObj(i -> "DC-%03d".formatted(i))
                        .flatMap(
                                code ->
                                        List.of(
                                                candidate(
                                                        code + "-ok",
                                                        ComplianceStatus.APPROVED,
                                                        9L),
                                                candidate(
                                                        code + "-no",
                                                        ComplianceStatus.SUSPENDED,
                                                        9L))
                                                .stream())
                        .toList();

        SuggestionsView view = asked(1).among(many);

        assertThat(view.suggestions()).hasSize(Suggesting.MAX_SUGGESTIONS);
        assertThat(view.leftOut()).hasSize(Suggesting.MAX_LEFT_OUT);
        assertThat(view.suggestedCount()).isEqualTo(500);
        assertThat(view.leftOutCount()).isEqualTo(500);
    }

    private static Suggesting asked(long gpuHours) {
        return new Suggesting(gpuHours, SHANGHAI_H800, FROM, FROM.plusDays(9));
    }

    private static Candidate approved(String code, long capacity, long used) {
        return new Candidate(
                code,
                code,
                "310000",
                "H800",
                true,
                ComplianceStatus.APPROVED,
                capacity,
                BigDecimal.valueOf(used));
    }

    private static Candidate candidate(String code, ComplianceStatus status, Long capacity) {
        return new Candidate(code, code, "310000", "H800", true, status, capacity, BigDecimal.ZERO);
    }
}
