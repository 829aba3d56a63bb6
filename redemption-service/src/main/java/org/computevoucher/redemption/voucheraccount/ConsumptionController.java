package org.computevoucher.redemption.voucheraccount;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Optional;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.IdempotencyKey;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.web.Answers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where data centres report usage. */
@RestController
@RequestMapping("/api/v1/consumptions")
final class ConsumptionController {

    private final Commands commands;
    private final VoucherAccountQueries queries;
    private final Ids ids;
    private final Clock clock;

    ConsumptionController(Commands commands, VoucherAccountQueries queries, Ids ids, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * 201 for a record that is accepted, 200 with the first figures for one that was before.
     *
     * @param key required as on every POST, but what makes a record unique for ever is its own
     *     name, data centre and usage id: a key that is used for two records does no harm here
     */
    @PostMapping
    ResponseEntity<?> report(
            Mandate mandate,
            @RequestHeader("Idempotency-Key") IdempotencyKey key,
            @Valid @RequestBody ConsumptionRequest request) {
        mandate.require(Owner.dataCentre(request.dataCentre()));
        Usage usage = request.usage();
        Outcome<RecordedConsumption> outcome =
                commands.sendAndWait(
                        new RecordConsumption(usage, ids.next(), ids.next(), clock.instant()));
        return Answers.answer(
                outcome.map(recorded -> ConsumptionAnswer.of(usage, recorded)),
                answer -> answer.first() ? HttpStatus.CREATED : HttpStatus.OK);
    }

    /**
     * @param dataCentre whose usage id it is; a data centre need not name itself
     */
    @GetMapping("/{usageId}")
    ResponseEntity<?> consumption(
            Mandate mandate,
            @PathVariable @Pattern(regexp = Usage.USAGE_ID_SYNTAX) String usageId,
            @RequestParam(required = false) @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX)
                    @Nullable String dataCentre) {
        String reporter = dataCentre == null ? mandate.dataCentre() : dataCentre;
        if (reporter == null) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "DATA_CENTRE_MISSING",
                    "Usage ids are each data centre's own: name it with the parameter dataCentre.");
        }
        Optional<ConsumptionView> found =
                mandate.visible(queries.consumption(reporter, usageId), ConsumptionView::owner);
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(
                        HttpStatus.NOT_FOUND,
                        "USAGE_UNKNOWN",
                        "No usage with this id of this data centre was accepted.");
    }
}
