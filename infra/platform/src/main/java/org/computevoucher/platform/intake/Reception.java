package org.computevoucher.platform.intake;

/** What became of a fact that was taken in. */
public sealed interface Reception {

    /** Done, or of no concern here: the topic goes on. */
    record Taken() implements Reception {}

    /**
     * Its prerequisite is not here yet: the partition pauses and the fact is offered again.
     *
     * @param reason what it waits for, for people who look why a partition stands still
     */
    record NotYet(String reason) implements Reception {}

    static Reception taken() {
        return new Taken();
    }

    static Reception notYet(String reason) {
        return new NotYet(reason);
    }
}
