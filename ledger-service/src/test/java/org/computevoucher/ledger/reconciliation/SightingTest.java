package org.computevoucher.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.computevoucher.ledger.TextTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is in motion is not reported, and what is wrong is. */
class SightingTest {

    /** Each statement: what the book says / what is stated. */
    private static final String TABLE =
            """
            case                               | statements                    | reported
            seen once                          | 5/3                           | -
            the same, standing still           | 5/3 5/3                       | - yes
            another one each time              | 5/3 5/4 5/3 5/4 5/2           | - - - - -
            moving with the same difference    | 5/3 9/7 11/9 20/18            | - - - yes
            moving, then standing still        | 5/3 9/7 9/7                   | - - yes
            it was in motion, then it is not   | 5/3 8/7 9/7 12/10 12/10       | - - - - yes
            once reported it stays             | 5/3 5/3 9/3 10/2              | - yes yes yes
            the other way round                | 3/5 3/5                       | - yes
            the same book, another statement   | 5/3 5/3 5/4                   | - yes yes
            """;

    @TestFactory
    Stream<DynamicTest> it_is_reported_when_it_stays() {
        return TextTable.rows(TABLE).stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        cell(row, "case"),
                                        () ->
                                                assertThat(reported(cell(row, "statements")))
                                                        .isEqualTo(
                                                                List.of(
                                                                        cell(row, "reported")
                                                                                .split(" ", -1)))));
    }

    private static List<String> reported(String statements) {
        List<String> reported = new ArrayList<>();
        Sighting sighting = null;
        for (String one : statements.split(" ", -1)) {
            String[] fen = one.split("/", -1);
            Difference now =
                    new Difference(
                            "account", "pot", Long.parseLong(fen[0]), Long.parseLong(fen[1]));
            sighting =
                    sighting == null
                            ? new Sighting(now.bookFen(), now.statedFen(), 1, false)
                            : sighting.then(now);
            reported.add(sighting.reported() ? "yes" : "-");
        }
        return reported;
    }

    private static String cell(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }
}
