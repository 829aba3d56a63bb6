package org.computevoucher.redemption.bankaccount;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.redemption.bank.BankAccount;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where enterprises say where they want their money. */
@RestController
@RequestMapping("/api/v1/enterprises/{enterprise}/bank-accounts")
final class BankAccountController {

    private static final String ENTERPRISE = "[0-9A-HJ-NPQRTUWXY]{18}";
    private static final String ENTERPRISE_WORDS =
            "must be an 18-character Unified Social Credit Code, upper case";

    private final KeyedAnswers answers;
    private final Clock clock;

    BankAccountController(KeyedAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * @param maskedNumber the last digits of the account's number
     */
    record BankAccountAnswer(
            String enterprise, String holder, String maskedNumber, String bankCode) {}

    /** 201 with the account on which the enterprise is paid from now on. */
    @Operation(
            operationId = "setBankAccount",
            summary = "Say on which account an enterprise wants to be paid")
    @ApiResponse(
            responseCode = "201",
            description = "What is collected for the enterprise from now on goes there.",
            content = @Content(schema = @Schema(implementation = BankAccountAnswer.class)))
    @PostMapping
    ResponseEntity<?> set(
            Mandate mandate,
            RequestKey key,
            @PathVariable @Pattern(regexp = ENTERPRISE, message = ENTERPRISE_WORDS)
                    String enterprise,
            @Valid @RequestBody BankAccount request) {
        mandate.require(Owner.region(null).orEnterprise(enterprise));
        return answers.<BankAccount>created(
                key,
                request,
                new SetBankAccount(
                        EnterpriseBankAccount.idOf(enterprise),
                        enterprise,
                        request,
                        key.caller(),
                        clock.instant()),
                account ->
                        new BankAccountAnswer(
                                enterprise,
                                account.holder(),
                                account.maskedNumber(),
                                account.bankCode()));
    }
}
