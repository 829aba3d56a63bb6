package org.computevoucher.redemption.datacentre;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.redemption.datacentre.DataCentreCommand.ChangeDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreCommand.RegisterDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.computevoucher.redemption.datacentre.DataCentreViews.BankAccountChangeView;
import org.computevoucher.redemption.datacentre.DataCentreViews.CapacityView;
import org.computevoucher.redemption.datacentre.DataCentreViews.ComplianceView;
import org.computevoucher.redemption.datacentre.DataCentreViews.DataCentreRegistrationView;
import org.computevoucher.redemption.datacentre.DataCentreViews.HardwareView;
import org.computevoucher.redemption.usage.Usage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Making entries in the register of data centres. Whether the caller's office keeps a data centre,
 * the data centre decides: somebody else's is the same as none.
 */
@RestController
@RequestMapping("/api/v1/data-centres")
final class DataCentreEntryController {

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    DataCentreEntryController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /** 201 with what it is registered as. */
    @Operation(operationId = "registerDataCentre", summary = "Enter a data centre in the register")
    @ApiResponse(
            responseCode = "201",
            description = "It is registered; usage there counts when it has a status.",
            content = @Content(schema = @Schema(implementation = DataCentreRegistrationView.class)))
    @PostMapping
    ResponseEntity<?> register(
            Mandate mandate,
            RequestKey key,
            @Valid @RequestBody DataCentreRequests.DataCentreRegistration request) {
        mandate.require(Owner.region(request.region()));
        return answers.<DataCentreRegistered>created(
                key,
                request,
                new RegisterDataCentre(request.event(ids.next(), clock.instant())),
                DataCentreRegistrationView::of);
    }

    /** 201 with the status. */
    @Operation(
            operationId = "changeDataCentreStatus",
            summary = "Say from when on a data centre complies, or does not")
    @ApiResponse(
            responseCode = "201",
            description = "The status.",
            content = @Content(schema = @Schema(implementation = ComplianceView.class)))
    @PostMapping("/{dataCentre}/statuses")
    ResponseEntity<?> changeStatus(
            Mandate mandate,
            RequestKey key,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @Valid @RequestBody DataCentreRequests.ComplianceChange request) {
        return answers.<DataCentreStatusChanged>created(
                key,
                request,
                new ChangeDataCentre(
                        request.event(dataCentre, ids.next(), clock.instant()), mandate.regions()),
                ComplianceView::of);
    }

    /** 201 with the capacity. */
    @Operation(
            operationId = "changeDataCentreCapacity",
            summary = "Enter the capacity of a data centre from a day on")
    @ApiResponse(
            responseCode = "201",
            description = "The capacity.",
            content = @Content(schema = @Schema(implementation = CapacityView.class)))
    @PostMapping("/{dataCentre}/capacities")
    ResponseEntity<?> changeCapacity(
            Mandate mandate,
            RequestKey key,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @Valid @RequestBody DataCentreRequests.CapacityChange request) {
        return answers.<DataCentreCapacityChanged>created(
                key,
                request,
                new ChangeDataCentre(
                        request.event(dataCentre, ids.next(), clock.instant()), mandate.regions()),
                CapacityView::of);
    }

    /** 201 with the hardware class. */
    @Operation(
            operationId = "changeDataCentreHardware",
            summary = "Enter the hardware class of a data centre from a day on")
    @ApiResponse(
            responseCode = "201",
            description = "The hardware class.",
            content = @Content(schema = @Schema(implementation = HardwareView.class)))
    @PostMapping("/{dataCentre}/hardware-classes")
    ResponseEntity<?> changeHardware(
            Mandate mandate,
            RequestKey key,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @Valid @RequestBody DataCentreRequests.HardwareChange request) {
        return answers.<DataCentreHardwareChanged>created(
                key,
                request,
                new ChangeDataCentre(
                        request.event(dataCentre, ids.next(), clock.instant()), mandate.regions()),
                HardwareView::of);
    }

    /** 201 without the account: the answer is kept for ever, and the office need not see it. */
    @Operation(
            operationId = "changeDataCentreBankAccount",
            summary = "Enter where a data centre is paid from a day on")
    @ApiResponse(
            responseCode = "201",
            description = "The account is entered.",
            content = @Content(schema = @Schema(implementation = BankAccountChangeView.class)))
    @PostMapping("/{dataCentre}/bank-accounts")
    ResponseEntity<?> changeBankAccount(
            Mandate mandate,
            RequestKey key,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @Valid @RequestBody DataCentreRequests.BankAccountChange request) {
        return answers.<DataCentreBankAccountChanged>created(
                key,
                request,
                new ChangeDataCentre(
                        request.event(dataCentre, ids.next(), clock.instant()), mandate.regions()),
                BankAccountChangeView::of);
    }
}
