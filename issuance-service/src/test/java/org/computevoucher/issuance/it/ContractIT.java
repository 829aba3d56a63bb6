package org.computevoucher.issuance.it;

import org.computevoucher.testkit.contract.Callers;
import org.computevoucher.testkit.contract.ExampleClock;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.HttpContractTests;
import org.springframework.context.annotation.Import;

/** The service as its document describes it, and as hostile callers find it. */
@Import(ExampleClock.class)
class ContractIT extends IssuanceIT implements HttpContractTests {

    private static final String POT = "510100-MODEL-2026";
    private static final long ALLOCATED_FEN = 60_000_000_000L;

    private final ExampleRequests requests = new ExampleRequests(Callers.ANYBODY);

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        allocate(POT, ALLOCATED_FEN);
        envelopeBecomes(POT, ALLOCATED_FEN, ALLOCATED_FEN, 0);
    }
}
