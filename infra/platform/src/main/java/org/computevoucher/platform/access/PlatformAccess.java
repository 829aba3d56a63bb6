package org.computevoucher.platform.access;

import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;

/**
 * Who may do what with the endpoints that every service has: operators look after what could not be
 * taken in, auditors look at it, and whoever has a token reads what describes the service.
 */
final class PlatformAccess {

    static final AccessPolicy POLICY =
            AccessPolicy.of(
                    get("/api/v1/dead-letters")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING)
                            .by(Scope.AUDIT_READ, Reach.EVERYTHING),
                    post("/api/v1/dead-letters/{id}/replay")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING),
                    get("/problems").byEveryCaller(),
                    get("/problems/{slug}").byEveryCaller(),
                    get("/v3/api-docs").byEveryCaller(),
                    get("/v3/api-docs.yaml").byEveryCaller());

    private PlatformAccess() {}
}
