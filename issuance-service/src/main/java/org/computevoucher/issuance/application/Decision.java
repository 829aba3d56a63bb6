package org.computevoucher.issuance.application;

import java.util.List;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.jspecify.annotations.Nullable;

/** What is decided about an application; see {@link ApplicationEvent.ApplicationDecided}. */
record Decision(
        ApplicationStatus status,
        List<Reason> reasons,
        List<String> missingDocuments,
        boolean automatic,
        @Nullable GrantedVoucher voucher,
        @Nullable Long waitingNumber) {

    static Decision of(ApplicationStatus status, List<Reason> reasons, boolean automatic) {
        return new Decision(status, reasons, List.of(), automatic, null, null);
    }

    static Decision missing(List<Reason> reasons, List<String> documents, boolean automatic) {
        return new Decision(
                ApplicationStatus.NEEDS_INFORMATION, reasons, documents, automatic, null, null);
    }

    static Decision granted(VoucherIssued issued, boolean automatic) {
        return new Decision(
                ApplicationStatus.GRANTED,
                List.of(),
                List.of(),
                automatic,
                GrantedVoucher.of(issued),
                null);
    }

    static Decision waiting(List<Reason> reasons, long number, boolean automatic) {
        return new Decision(
                ApplicationStatus.WAITLISTED, reasons, List.of(), automatic, null, number);
    }
}
