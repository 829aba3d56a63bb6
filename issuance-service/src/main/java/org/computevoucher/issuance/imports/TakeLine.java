package org.computevoucher.issuance.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationId;
import org.computevoucher.platform.command.BeginsAggregates;

/**
 * Take a line of a table in: the enterprise into the register, where it is not there or has
 * changed, and its application.
 *
 * @param programme of the pot: chooses the lane
 * @param origin the import and the line's number in it: by it the line knows its application again
 * @param entryId the id that the entry in the register will have, if one is made
 * @param at when it is taken in
 */
record TakeLine(
        @TargetAggregateIdentifier String programme,
        String pot,
        TableLine.Entry entry,
        String origin,
        UUID entryId,
        Instant at)
        implements BeginsAggregates {

    @Override
    public Collection<String> begun() {
        return Stream.concat(Stream.of(entry.enterprise()), application().begun().stream())
                .toList();
    }

    SubmitApplication application() {
        UUID applicationId = entry.applicationId(pot);
        return new SubmitApplication(
                programme,
                applicationId,
                ApplicationId.voucherOf(applicationId),
                entry.submission(pot),
                origin,
                at);
    }
}
