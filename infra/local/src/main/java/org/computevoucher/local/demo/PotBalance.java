package org.computevoucher.local.demo;

import tools.jackson.databind.JsonNode;

/** The accounts of a pot, or of several together, in fen. */
record PotBalance(
        long plannedFen,
        long allocatedFen,
        long availableFen,
        long outstandingFen,
        long payableFen,
        long paidFen,
        long returnedFen,
        long suspenseFen) {

    static final PotBalance NOTHING = new PotBalance(0, 0, 0, 0, 0, 0, 0, 0);

    static PotBalance of(JsonNode pot) {
        return new PotBalance(
                pot.get("plannedFen").longValue(),
                pot.get("allocatedFen").longValue(),
                pot.get("availableFen").longValue(),
                pot.get("outstandingFen").longValue(),
                pot.get("payableFen").longValue(),
                pot.get("paidFen").longValue(),
                pot.get("returnedFen").longValue(),
                pot.get("suspenseFen").longValue());
    }

    PotBalance plus(PotBalance other) {
        return new PotBalance(
                plannedFen + other.plannedFen,
                allocatedFen + other.allocatedFen,
                availableFen + other.availableFen,
                outstandingFen + other.outstandingFen,
                payableFen + other.payableFen,
                paidFen + other.paidFen,
                returnedFen + other.returnedFen,
                suspenseFen + other.suspenseFen);
    }

    /** allocated = available + outstanding + payable + paid + returned, to the fen. */
    boolean isBalanced() {
        return allocatedFen == availableFen + outstandingFen + payableFen + paidFen + returnedFen;
    }
}
