package org.computevoucher.ledger.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import tools.jackson.databind.JsonNode;

/**
 * The ledger's HTTP interface as a caller sees it. A key belongs to its caller, whatever it is used
 * for: here each pot has its own.
 */
final class LedgerHttp {

    private final ServiceHttp service;

    LedgerHttp(ServiceHttp service) {
        this.service = service;
    }

    Answer plan(String pot, String key, long fen) {
        return post(
                "/api/v1/pots/" + pot + "/plans",
                pot + "-" + key,
                """
                {"amountFen": %d, "document": "plan"}
                """
                        .formatted(fen));
    }

    Answer allocate(String pot, String key, long fen, boolean drawnFromPlan) {
        return post(
                "/api/v1/pots/" + pot + "/allocations",
                pot + "-" + key,
                """
                {"amountFen": %d, "document": "allocation", "drawnFromPlan": %s}
                """
                        .formatted(fen, drawnFromPlan));
    }

    Answer post(String path, String key, String body) {
        return service.post(path, key, body);
    }

    Answer get(String path) {
        return service.get(path);
    }

    long balanceFen(String account) {
        return get("/api/v1/balances?account=" + account).ok().path("balanceFen").asLong();
    }

    long balanceFen(String account, String recordedAt) {
        return get("/api/v1/balances?account="
                        + account
                        + "&recordedAt="
                        + URLEncoder.encode(recordedAt, UTF_8))
                .ok()
                .path("balanceFen")
                .asLong();
    }

    /** The entry of a fact, or nothing while the book does not have it. */
    List<JsonNode> entriesOf(UUID factId) {
        return get("/api/v1/entries?factId=" + factId).ok().path("entries").valueStream().toList();
    }
}
