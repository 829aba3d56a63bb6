package org.computevoucher.redemption.bank;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An account at a bank in China.
 *
 * @param holder its name as the bank knows it; at most 140 characters (ISO 20022: Max140Text)
 * @param accountNumber at most 34 characters (ISO 20022: Max34Text)
 * @param bankCode the bank's twelve digits in the China National Advanced Payment System (CNAPS)
 */
public record BankAccount(
        @NotNull @Pattern(regexp = HOLDER_SYNTAX, message = HOLDER_WORDS) String holder,
        @NotNull @Pattern(regexp = NUMBER_SYNTAX, message = NUMBER_WORDS) String accountNumber,
        @NotNull @Pattern(regexp = BANK_CODE_SYNTAX, message = BANK_CODE_WORDS) String bankCode) {

    public static final String HOLDER_SYNTAX =
            "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ().,&·（）'-]{0,139}";
    public static final String HOLDER_WORDS =
            "must be 1 to 140 letters, digits, blanks or marks of a name";
    public static final String NUMBER_SYNTAX = "[0-9A-Za-z][0-9A-Za-z-]{4,32}[0-9A-Za-z]";
    public static final String NUMBER_WORDS = "must be 6 to 34 letters, digits and hyphens";
    public static final String BANK_CODE_SYNTAX = "[0-9]{12}";
    public static final String BANK_CODE_WORDS = "must be the 12 digits of the bank in CNAPS";

    /** The number as it is shown: who reads it knows it, and nobody else learns it. */
    public String maskedNumber() {
        return "*" + accountNumber.substring(accountNumber.length() - SHOWN);
    }

    private static final int SHOWN = 4;

    /** Logs and exceptions are read by more people than may know an account. */
    @Override
    public String toString() {
        return "BankAccount[hidden]";
    }
}
