package org.computevoucher.replay;

/** What was asked makes no sense; says why. */
final class OptionProblem extends Exception {

    OptionProblem(String message) {
        super(message);
    }
}
