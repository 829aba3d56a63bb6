package org.computevoucher.ledger.it;

import org.computevoucher.testkit.contract.Callers;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.HttpContractTests;

/**
 * The service as its document describes it, and as hostile callers find it. The book asks of a time
 * only that it is past, so its examples stay true without a clock of their own.
 */
class ContractIT extends LedgerIT implements HttpContractTests {

    private final ExampleRequests requests = new ExampleRequests(Callers.ANYBODY);

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        // the budget authority needs nobody before it
    }
}
