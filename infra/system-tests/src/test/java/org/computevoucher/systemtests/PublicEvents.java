package org.computevoucher.systemtests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events the world sees; all others are private. */
final class PublicEvents {

    private static final String ENTRY = "computevoucher.journal.v1.EntryPosted";

    /** The Avro type of each, by service and stored name. */
    private static final Map<String, String> TYPES =
            Stream.of(
                            of("ledger-service", "budget", "BudgetPlanned"),
                            of("ledger-service", "budget", "BudgetAllocated"),
                            of("ledger-service", "budget", "BudgetWithdrawalRequested"),
                            of("ledger-service", "budget", "BudgetWithdrawn"),
                            of("ledger-service", "budget", "BudgetYearEndRequested"),
                            of("ledger-service", "budget", "BudgetYearClosed"),
                            of("ledger-service", "journal", "EntryPosted"),
                            of("issuance-service", "programme", "ProgrammePublished"),
                            of("issuance-service", "programme", "ProgrammeRevised"),
                            of("issuance-service", "application", "ApplicationDecided"),
                            of("issuance-service", "envelope", "WithdrawalGranted"),
                            of("issuance-service", "envelope", "WithdrawalRefused"),
                            of("issuance-service", "envelope", "EnvelopeClosed"),
                            of("issuance-service", "envelope", "UnusedReturned"),
                            of("issuance-service", "voucher", "VoucherIssued"),
                            of("issuance-service", "voucher", "VoucherSuspended"),
                            of("issuance-service", "voucher", "VoucherResumed"),
                            of("issuance-service", "voucher", "VoucherReductionRequested"),
                            of("issuance-service", "voucher", "VoucherClosureRequested"),
                            of("redemption-service", "consumption", "ComputeConsumed"),
                            of("redemption-service", "consumption", "VoucherReduced"),
                            of("redemption-service", "consumption", "VoucherClosed"),
                            of("redemption-service", "consumption", "ConsumptionReversed"),
                            of("redemption-service", "consumption", "VoucherReopened"),
                            of("redemption-service", "settlement", "SubsidyReimbursed"),
                            of("redemption-service", "settlement", "PaymentRejected"),
                            of("redemption-service", "settlement", "RecoveryRaised"),
                            of("redemption-service", "settlement", "PayableReleased"),
                            of("redemption-service", "consumption", "RecoveryCredited"),
                            told("ReceivableNetted", "settlement.v1.RecoverySettled"),
                            told("ReceivableReceived", "settlement.v1.RecoverySettled"),
                            told("ReceivableSetOff", "settlement.v1.RecoverySettled"),
                            told("UsageReportAnswered", "usage_results.v1.UsageResult"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private PublicEvents() {}

    private static Map.Entry<String, String> of(String service, String topic, String event) {
        return Map.entry(service + '/' + event, "computevoucher." + topic + ".v1." + event);
    }

    /** An event of redemption that the world sees under another name. */
    private static Map.Entry<String, String> told(String event, String type) {
        return Map.entry("redemption-service/" + event, "computevoucher." + type);
    }

    /** How many events of each Avro type stand in the logs, and so belong on the topics. */
    static Map<String, Long> loggedBy(List<Running> services) {
        Map<String, Long> counts = new HashMap<>();
        for (Running service : services) {
            service.loggedEventsByName()
                    .forEach(
                            (name, count) -> {
                                String type = TYPES.get(service.process().name() + '/' + name);
                                if (type != null) {
                                    counts.merge(type, count, Long::sum);
                                }
                            });
        }
        return counts;
    }

    /** How many of these are entries of the book. */
    static long entries(Map<String, Long> byType) {
        return byType.getOrDefault(ENTRY, 0L);
    }

    /** How many of these the book makes an entry of: all that can move money. */
    static long bookedFacts(Map<String, Long> byType) {
        return byType.entrySet().stream()
                .filter(type -> !type.getKey().equals(ENTRY))
                .filter(type -> !type.getKey().startsWith("computevoucher.programme."))
                .filter(type -> !type.getKey().startsWith("computevoucher.usage_results."))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
