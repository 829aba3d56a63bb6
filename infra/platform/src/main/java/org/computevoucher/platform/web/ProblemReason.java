package org.computevoucher.platform.web;

/**
 * Why a request got no for an answer before it became a command: the stable code a program acts on,
 * and its status. What a rule refuses is a {@link org.computevoucher.platform.refusal.Refusal}.
 *
 * <p>Implemented by enums, one for each capability, so that a test can prove that each has its row
 * in the {@link ProblemCatalogue}.
 */
public interface ProblemReason {

    /**
     * Upper case with underscores, for example {@code BODY_MALFORMED}: the enum constant's name.
     */
    String name();

    /** The HTTP status code: always the same one for a reason. */
    int status();
}
