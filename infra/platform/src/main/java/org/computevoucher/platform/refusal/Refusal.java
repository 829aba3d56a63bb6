package org.computevoucher.platform.refusal;

/**
 * Why a well-formed request was not done: a value, decided before anything is applied, never an
 * exception.
 *
 * <p>Implemented by records whose names are facts ({@code EnvelopeExhausted}). The record's
 * components are shown to the caller as fields of the problem document, so they carry their unit in
 * their name ({@code availableFen}) and never hold personal data or secrets.
 */
public interface Refusal {

    /** What kind of no this is, and so which HTTP status it gets. */
    enum Kind {
        /**
         * A rule says no; the same request will be refused again until the facts change. HTTP 422.
         */
        RULE(422),
        /** The request contradicts what was already recorded under the same key. HTTP 409. */
        CONFLICT(409),
        /** The thing named does not exist. HTTP 404. */
        UNKNOWN(404),
        /**
         * Something the request needs is not here yet; the same request may succeed shortly. HTTP
         * 409.
         */
        NOT_YET(409);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    /**
     * The stable code a program acts on: upper case with underscores, for example {@code
     * ENVELOPE_EXHAUSTED}.
     */
    String reason();

    Kind kind();

    /** One or two sentences for a person: what is wrong and what would be right. */
    String detail();
}
