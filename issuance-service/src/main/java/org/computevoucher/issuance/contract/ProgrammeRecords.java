package org.computevoucher.issuance.contract;

import computevoucher.programme.v1.PublishedRate;
import computevoucher.programme.v1.RevisedRate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.programme.ProgrammeEvent;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammePublished;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammeRevised;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What the world sees of a programme, under its name: so its versions keep their order. Avro knows
 * no record that two others share, so what is alike is said twice.
 */
final class ProgrammeRecords {

    private ProgrammeRecords() {}

    static PublicRecord of(ProgrammePublished event) {
        ProgrammeRules rules = event.rules();
        return record(
                event,
                null,
                computevoucher.programme.v1.ProgrammePublished.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.recordedAt())
                        .setRecordedAt(event.recordedAt())
                        .setProgramme(event.programme())
                        .setRegion(event.region())
                        .setVersion(event.version())
                        .setInForceFrom(event.inForceFrom())
                        .setKind(rules.kind().name())
                        .setRates(
                                rules.rates().stream()
                                        .map(
                                                rate ->
                                                        new PublishedRate(
                                                                nameOf(rate),
                                                                rate.dataCentreRegion(),
                                                                rate.hardwareClass(),
                                                                rate.rateBasisPoints()))
                                        .toList())
                        .setMinFaceFen(rules.minFaceFen())
                        .setMaxFaceFen(rules.maxFaceFen())
                        .setYearlyCapFen(rules.yearlyCapFen())
                        .setEligibleClasses(eligible(rules))
                        .setValidFrom(rules.validFrom().name())
                        .setValidityDays(rules.validityDays())
                        .setGraceDays(rules.graceDays())
                        .setPayee(rules.payee().name())
                        .setStacking(rules.stacking().name())
                        .setApplicationsFrom(textOf(rules.window().firstDay()))
                        .setApplicationsUntil(textOf(rules.window().lastDay()))
                        .setAutomaticUpToFen(rules.automaticUpToFen())
                        .setRequiredDocuments(rules.requiredDocuments())
                        .setDocument(event.document())
                        .build());
    }

    static PublicRecord of(ProgrammeRevised event) {
        ProgrammeRules rules = event.rules();
        return record(
                event,
                event.causeId(),
                computevoucher.programme.v1.ProgrammeRevised.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.recordedAt())
                        .setRecordedAt(event.recordedAt())
                        .setProgramme(event.programme())
                        .setRegion(event.region())
                        .setVersion(event.version())
                        .setInForceFrom(event.inForceFrom())
                        .setKind(rules.kind().name())
                        .setRates(
                                rules.rates().stream()
                                        .map(
                                                rate ->
                                                        new RevisedRate(
                                                                nameOf(rate),
                                                                rate.dataCentreRegion(),
                                                                rate.hardwareClass(),
                                                                rate.rateBasisPoints()))
                                        .toList())
                        .setMinFaceFen(rules.minFaceFen())
                        .setMaxFaceFen(rules.maxFaceFen())
                        .setYearlyCapFen(rules.yearlyCapFen())
                        .setEligibleClasses(eligible(rules))
                        .setValidFrom(rules.validFrom().name())
                        .setValidityDays(rules.validityDays())
                        .setGraceDays(rules.graceDays())
                        .setPayee(rules.payee().name())
                        .setStacking(rules.stacking().name())
                        .setApplicationsFrom(textOf(rules.window().firstDay()))
                        .setApplicationsUntil(textOf(rules.window().lastDay()))
                        .setAutomaticUpToFen(rules.automaticUpToFen())
                        .setRequiredDocuments(rules.requiredDocuments())
                        .setDocument(event.document())
                        .build());
    }

    private static PublicRecord record(ProgrammeEvent event, @Nullable UUID causeId, Object value) {
        return new PublicRecord(
                Topics.PROGRAMME,
                event.programme(),
                value,
                event.eventId(),
                causeId,
                event.recordedAt());
    }

    private static List<String> eligible(ProgrammeRules rules) {
        return rules.eligibleClasses().stream().map(EnterpriseClass::name).toList();
    }

    private static @Nullable String nameOf(Rate rate) {
        EnterpriseClass enterpriseClass = rate.enterpriseClass();
        return enterpriseClass == null ? null : enterpriseClass.name();
    }

    private static @Nullable String textOf(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
