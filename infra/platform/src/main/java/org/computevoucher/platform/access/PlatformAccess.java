package org.computevoucher.platform.access;

import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;

/**
 * Who may do what with the endpoints that every service has: operators look after what could not be
 * taken in and have read models built again, auditors look at both, and whoever has a token reads
 * what describes the service.
 */
final class PlatformAccess {

    static final AccessPolicy POLICY =
            AccessPolicy.of(
                    get("/api/v1/dead-letters")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING)
                            .by(Scope.AUDIT_READ, Reach.EVERYTHING),
                    post("/api/v1/dead-letters/{id}/replay")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING),
                    get("/api/v1/rebuilds")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING)
                            .by(Scope.AUDIT_READ, Reach.EVERYTHING),
                    get("/api/v1/rebuilds/{rebuildId}")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING)
                            .by(Scope.AUDIT_READ, Reach.EVERYTHING),
                    post("/api/v1/rebuilds").by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING),
                    post("/api/v1/rebuilds/{rebuildId}/cancellations")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING),
                    get("/problems").byEveryCaller(),
                    get("/problems/{slug}").byEveryCaller(),
                    get("/v3/api-docs").byEveryCaller(),
                    get("/v3/api-docs.yaml").byEveryCaller());

    private PlatformAccess() {}
}
