package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;

/** What is asked or asked for wrongly gets a code that a program can act on. */
class WrongQuestionsIT extends LedgerIT {

    @Test
    void a_question_that_cannot_be_answered_says_why() {
        assertThat(http().allocate("330200-COMPUTE-2026", "known", 5, false).status())
                .isEqualTo(201);
        soon().until(() -> http().get("/api/v1/pots/330200-COMPUTE-2026").status() == 200);
        String table =
                """
                path                                                             | status | reason
                /balances?account=savings:330200-COMPUTE-2026                    | 400 | MALFORMED_ACCOUNT
                /balances?account=available:33020                                | 400 | MALFORMED_ACCOUNT
                /balances?account=available:330201                               | 404 | UNKNOWN_REGION
                /balances                                                        | 400 | PARAMETER_MISSING
                /balances?account=available:330200-COMPUTE-2026&recordedAt=today | 400 | MALFORMED_RECORDED_AT
                /balances?account=available:330200-COMPUTE-2026&recordedAt=2999-01-01T00:00:00Z | 400 | RECORDED_AT_IN_FUTURE
                /balances?account=available:330200-COMPUTE-2027                  | 404 | UNKNOWN_POT
                /balances?account=treasury:330201                                | 404 | UNKNOWN_REGION
                /pots/330200                                                     | 400 | MALFORMED_POT
                /pots/330200-COMPUTE-2027                                        | 404 | UNKNOWN_POT
                /pots/330200-COMPUTE-2026?recordedAt=2999-01-01T00:00:00Z        | 400 | RECORDED_AT_IN_FUTURE
                /pots?recordedAt=2999-01-01T00:00:00Z                            | 400 | RECORDED_AT_IN_FUTURE
                /pots?recordedat=2026-01-01T00:00:00Z                            | 400 | PARAMETER_UNKNOWN
                /pots/330200-COMPUTE-2026/withdrawals/x                          | 400 | PARAMETER_MALFORMED
                /pots/330200/withdrawals/018f0000-0000-7000-8000-000000000001    | 400 | MALFORMED_POT
                /pots/330200-COMPUTE-2026/withdrawals/018f0000-0000-7000-8000-000000000001 | 404 | UNKNOWN_WITHDRAWAL
                /pots/330200/year-end                                            | 400 | MALFORMED_POT
                /pots/330200-COMPUTE-2026/year-end                               | 404 | UNKNOWN_YEAR_END
                /entries                                                         | 400 | MALFORMED_QUERY
                /entries?region=330200&factId=018f0000-0000-7000-8000-000000000001 | 400 | MALFORMED_QUERY
                /entries?factId=x                                                | 400 | MALFORMED_FACT_ID
                /entries?region=ningbo                                           | 400 | MALFORMED_REGION
                /entries?region=330201                                           | 404 | UNKNOWN_REGION
                /entries?region=330200&after=-1                                  | 400 | MALFORMED_AFTER
                /entries?region=330200&after=x                                   | 400 | MALFORMED_AFTER
                /entries?region=330200&limit=0                                   | 400 | LIMIT_OUT_OF_BOUNDS
                /entries?region=330200&limit=501                                 | 400 | LIMIT_OUT_OF_BOUNDS
                /exports/postings/csv?region=ningbo                              | 400 | MALFORMED_REGION
                /exports/postings/csv?region=330200&after=x                      | 400 | MALFORMED_AFTER
                /exports/postings/csv?region=330200&upTo=x                       | 400 | MALFORMED_AFTER
                /exports/balances/csv?region=ningbo                              | 400 | MALFORMED_QUERY
                /exports/balances/csv?region=330200&pot=330200-COMPUTE-2026      | 400 | MALFORMED_QUERY
                /exports/balances/csv?pot=330200-COMPUTE                         | 400 | MALFORMED_QUERY
                /exports/balances/csv?programme=330200                           | 400 | MALFORMED_QUERY
                /exports/balances/csv?region=330200&after=330200:treasury        | 400 | MALFORMED_AFTER
                /exports/balances/hledger?region=330200&after=treasury:330200    | 400 | MALFORMED_AFTER
                /exports/balances/hledger?region=330200&upTo=-1                  | 400 | MALFORMED_AFTER
                /exports/balances/csv?region=330200&recordedAt=today             | 400 | MALFORMED_RECORDED_AT
                /exports/balances/csv?region=330200&effectiveAt=2999-01-01T00:00:00Z | 400 | EFFECTIVE_AT_IN_FUTURE
                /vouchers/x/chain                                                | 400 | MALFORMED_VOUCHER
                /vouchers/018f0000-0000-7000-8000-00000000ffff/chain             | 404 | UNKNOWN_VOUCHER
                /vouchers/018f0000-0000-7000-8000-00000000ffff/chain?after=-1    | 400 | MALFORMED_AFTER
                /vouchers/018f0000-0000-7000-8000-00000000ffff/chain?limit=501   | 400 | LIMIT_OUT_OF_BOUNDS
                /suspense?region=ningbo                                          | 400 | MALFORMED_REGION
                /suspense?region=330200&state=closed                             | 400 | MALFORMED_STATE
                /suspense?region=330200&after=17                                 | 400 | MALFORMED_AFTER
                /suspense?region=330200&limit=501                                | 400 | LIMIT_OUT_OF_BOUNDS
                /suspense?region=330200&limit=x                                  | 400 | LIMIT_OUT_OF_BOUNDS
                """;
        for (Map<String, String> row : TextTable.rows(table)) {
            assertAnswer(row, http().get("/api/v1" + row.get("path")));
        }
        assertThat(
                        http().get("/api/v1/entries?factId=018f0000-0000-7000-8000-00000000ffff")
                                .ok()
                                .path("entries")
                                .isEmpty())
                .isTrue();
    }

    @Test
    void a_request_that_cannot_be_done_says_why() {
        String table =
                """
                path                                  | body | status | reason
                /pots/5101/plans                      | {"amountFen": 1, "document": "d"} | 400 | MALFORMED_POT
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": 0, "document": "d"} | 422 | AMOUNT_OUT_OF_BOUNDS
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": 1, "document": ""} | 422 | DOCUMENT_OUT_OF_BOUNDS
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": 1} | 400 | FIELDS_INVALID
                /pots/510100-COMPUTE-2026/plans       | {"document": "d"} | 400 | FIELDS_INVALID
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": 1.5, "document": "d"} | 400 | BODY_MALFORMED
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": "1", "document": "d"} | 400 | BODY_MALFORMED
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": 1, "document": "d", "effectiveAt": "2999-01-01T00:00:00Z"} | 422 | EFFECTIVE_IN_FUTURE
                /pots/510100-COMPUTE-2026/plans       | {"amountFen": 1, "document": "d", "amountfen": 2} | 400 | FIELD_UNKNOWN
                /pots/510100-COMPUTE-2026/allocations | {"amountFen": 1, "document": "d"} | 400 | FIELDS_INVALID
                /pots/510100-COMPUTE-2026/allocations | {"amountFen": 1, "document": "d", "drawnFromPlan": true} | 422 | PLAN_EXCEEDED
                /pots/5101/withdrawals                | {"amountFen": 1, "document": "d"} | 400 | MALFORMED_POT
                /pots/510100-COMPUTE-2026/withdrawals | {"amountFen": 1} | 400 | FIELDS_INVALID
                /pots/510100-COMPUTE-2026/withdrawals | {"amountFen": 1, "document": "d"} | 422 | ALLOCATION_EXCEEDED
                /pots/5101/year-end                   | {"decision": "CARRY", "document": "d"} | 400 | MALFORMED_POT
                /pots/510100-COMPUTE-2025/year-end    | {"decision": "KEEP", "document": "d"} | 400 | BODY_MALFORMED
                /pots/510100-COMPUTE-2025/year-end    | {"document": "d"} | 400 | FIELDS_INVALID
                /pots/510100-COMPUTE-2025/year-end    | {"decision": "CARRY", "document": ""} | 422 | DOCUMENT_OUT_OF_BOUNDS
                /pots/510100-COMPUTE-2025/year-end    | {"decision": "CARRY", "document": "d"} | 422 | POT_WITHOUT_BUDGET
                """;
        for (Map<String, String> row : TextTable.rows(table)) {
            assertAnswer(
                    row,
                    http().post(
                                    "/api/v1" + row.get("path"),
                                    "refused",
                                    row.getOrDefault("body", "")));
        }
        assertThat(http().get("/api/v1/pots/510100-COMPUTE-2026").reason())
                .isEqualTo("UNKNOWN_POT");
    }

    private static void assertAnswer(Map<String, String> row, Answer answer) {
        assertThat(answer.status() + " " + answer.reason())
                .as(row + " got " + answer.body())
                .isEqualTo(row.get("status") + " " + row.get("reason"));
    }
}
