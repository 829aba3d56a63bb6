package org.computevoucher.redemption.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * What became of one record of a batch: what would have been answered had it come alone.
 *
 * @param result accepted, duplicate, excepted, rejected or retry
 * @param dataCentre null: the record cannot be read
 * @param usageId null: the record cannot be read
 * @param consumption of a record that is accepted or was before
 * @param exception of a record that waits for a person's decision
 * @param problem of a record that is rejected, or that can be sent again as it is
 */
record ReportResult(
        String result,
        @Nullable String dataCentre,
        @Nullable String usageId,
        @Nullable ConsumptionAnswer consumption,
        ReportAnswer.@Nullable ExceptedAnswer exception,
        @Schema(ref = "#/components/schemas/Problem") @Nullable Map<String, Object> problem) {

    /** It never counts as it is. */
    static final String REJECTED = "rejected";

    /** The same record may be accepted when it is sent again. */
    static final String RETRY = "retry";

    /** In the order of the records. */
    record BatchAnswer(List<ReportResult> results) {}

    static ReportResult of(ConsumptionRequest record, ReportAnswer answer) {
        return new ReportResult(
                answer.result(),
                record.dataCentre(),
                record.usageId(),
                answer instanceof ConsumptionAnswer consumption ? consumption : null,
                answer instanceof ReportAnswer.ExceptedAnswer exception ? exception : null,
                null);
    }

    /**
     * @param record null: it cannot be read
     */
    static ReportResult of(
            String result,
            @Nullable ConsumptionRequest record,
            ResponseEntity<ProblemDetail> problem) {
        return new ReportResult(
                result,
                record == null ? null : record.dataCentre(),
                record == null ? null : record.usageId(),
                null,
                null,
                members(problem.getBody()));
    }

    private static Map<String, Object> members(@Nullable ProblemDetail problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (problem != null) {
            members.put("type", problem.getType());
            put(members, "title", problem.getTitle());
            members.put("status", problem.getStatus());
            put(members, "detail", problem.getDetail());
            Map<String, Object> more = problem.getProperties();
            if (more != null) {
                members.putAll(more);
            }
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
