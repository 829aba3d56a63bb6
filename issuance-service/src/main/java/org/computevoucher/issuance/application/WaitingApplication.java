package org.computevoucher.issuance.application;

/**
 * An application, and where it stands on its pot's waiting list.
 *
 * @param waitingAhead how many are served before it; 0: none, or it does not wait
 */
record WaitingApplication(ApplicationView application, int waitingAhead) {}
