package org.computevoucher.issuance.contact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;

/**
 * The body of {@code POST /api/v1/contacts}. Boxed, so that what is missing is named.
 *
 * @param region whose offices may read it
 */
record ContactRequest(
        @NotNull
                @Pattern(
                        regexp = UnifiedSocialCreditCode.SYNTAX,
                        message = UnifiedSocialCreditCode.WORDS)
                String enterprise,
        @NotNull @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                String region,
        @NotNull
                @Pattern(
                        regexp = PERSON,
                        message =
                                "must be 1 to 100 characters without control characters, and not"
                                        + " begin with a blank")
                String person,
        @NotNull
                @Pattern(
                        regexp = PHONE,
                        message =
                                "must be 5 to 24 digits, blanks and -, perhaps with a + before them,"
                                        + " for example +86 21 5555 0100")
                String phone,
        @NotNull
                @Size(max = MAX_EMAIL, message = "must be at most 254 characters")
                @Pattern(
                        regexp = EMAIL,
                        message = "must be an e-mail address, for example name@example.com")
                String email) {

    private static final String PERSON = "[^\\p{Cntrl} ][^\\p{Cntrl}]{0,99}";
    private static final String PHONE = "\\+?[0-9][0-9 -]{3,22}[0-9]";

    /** The usual part of RFC 5321, 4.1.2: no quotes, no comments, no address literals. */
    private static final String EMAIL =
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}";

    /** RFC 5321, 4.5.3.1.3, without the brackets of a path. */
    private static final int MAX_EMAIL = 254;
}
