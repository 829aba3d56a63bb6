package org.computevoucher.issuance.allowance;

import org.computevoucher.testkit.InMemoryService;

/** For tests of what takes and frees allowances. */
public final class AllowancesInMemory {

    private AllowancesInMemory() {}

    public static InMemoryService addTo(InMemoryService service) {
        return service.created(Allowance.class);
    }
}
