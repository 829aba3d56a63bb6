package org.computevoucher.issuance.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.computevoucher.issuance.application.Document;
import org.computevoucher.issuance.application.Submission;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.imports.LineRefusal.CellFault;
import org.computevoucher.issuance.imports.LineRefusal.LineInvalid;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.web.json.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Makes an entry of the cells of a line, or finds everything that is wrong with them. Blanks around
 * a cell are passed over, as spreadsheets leave them.
 */
final class LineRules {

    private static final Pattern CODE = Pattern.compile(UnifiedSocialCreditCode.SYNTAX);
    private static final Pattern REGION = Pattern.compile(Standing.REGION_SYNTAX);
    private static final Pattern GROUP = Pattern.compile(Standing.GROUP_SYNTAX);
    private static final Pattern REFERENCE = Pattern.compile(Submission.REFERENCE_SYNTAX);
    private static final Pattern HARDWARE = Pattern.compile(Place.HARDWARE_CLASS_SYNTAX);
    private static final Pattern KIND = Pattern.compile(Document.KIND_SYNTAX);
    private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern CLASS =
            Pattern.compile(
                    Arrays.stream(EnterpriseClass.values())
                            .map(Enum::name)
                            .collect(Collectors.joining("|")));

    private static final String CLASS_WORDS =
            "must be one of "
                    + Arrays.stream(EnterpriseClass.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "));
    private static final String AMOUNT_WORDS =
            "must be a whole number of fen from 1 to %d, digits alone"
                    .formatted(VoucherTerms.MAX_FACE_FEN);
    private static final String DOCUMENTS_WORDS =
            "must be at most %d kinds of document with ; between them, and each %s"
                    .formatted(Document.MAX, Document.KIND_WORDS);

    /** Of what was given, so much is repeated to show what is meant. */
    private static final int SHOWN_CHARACTERS = 40;

    private final Map<ImportColumn, String> cells;
    private final List<CellFault> faults = new ArrayList<>();

    private LineRules(Map<ImportColumn, String> cells) {
        this.cells = cells;
    }

    /**
     * @param cells by column; one that is not there is empty
     */
    static Outcome<TableLine.Entry> entry(Map<ImportColumn, String> cells) {
        return new LineRules(cells).entry();
    }

    private Outcome<TableLine.Entry> entry() {
        Optional<String> enterprise = enterprise();
        Optional<String> enterpriseClass = given(ImportColumn.ENTERPRISE_CLASS, CLASS, CLASS_WORDS);
        Optional<String> region = given(ImportColumn.REGION, REGION, Standing.REGION_WORDS);
        Optional<String> group = given(ImportColumn.AFFILIATE_GROUP, GROUP, Standing.GROUP_WORDS);
        Optional<Long> requestedFen = amount();
        Optional<String> reference =
                given(ImportColumn.REFERENCE, REFERENCE, Submission.REFERENCE_WORDS);
        Place place =
                new Place(
                        given(ImportColumn.DATA_CENTRE_REGION, REGION, Standing.REGION_WORDS)
                                .orElse(null),
                        given(ImportColumn.HARDWARE_CLASS, HARDWARE, Place.HARDWARE_CLASS_WORDS)
                                .orElse(null));
        List<String> documents = documents();
        if (!faults.isEmpty()) {
            return Outcome.refused(new LineInvalid(List.copyOf(faults)));
        }
        return Outcome.accepted(
                new TableLine.Entry(
                        enterprise.orElseThrow(),
                        new Standing(
                                EnterpriseClass.valueOf(enterpriseClass.orElseThrow()),
                                region.orElseThrow(),
                                group.orElse(null)),
                        requestedFen.orElseThrow(),
                        reference.orElseThrow(),
                        place,
                        documents));
    }

    private Optional<String> enterprise() {
        Optional<String> code = given(ImportColumn.ENTERPRISE, CODE, UnifiedSocialCreditCode.WORDS);
        if (code.isPresent() && !UnifiedSocialCreditCode.isValid(code.get())) {
            fault(
                    ImportColumn.ENTERPRISE,
                    code.get(),
                    "has a typing error: its check character (GB 32100-2015) does not match");
        }
        return code;
    }

    private Optional<Long> amount() {
        Optional<Long> fen =
                given(ImportColumn.REQUESTED_FEN, AMOUNT, AMOUNT_WORDS).map(Long::valueOf);
        if (fen.filter(given -> given > VoucherTerms.MAX_FACE_FEN).isPresent()) {
            fault(ImportColumn.REQUESTED_FEN, cell(ImportColumn.REQUESTED_FEN), AMOUNT_WORDS);
        }
        return fen;
    }

    private List<String> documents() {
        String given = cell(ImportColumn.DOCUMENTS);
        TreeSet<String> kinds = new TreeSet<>();
        for (String kind : given.split(";", -1)) {
            if (!kind.isBlank()) {
                kinds.add(kind.strip());
            }
        }
        if (kinds.size() > Document.MAX
                || !kinds.stream().allMatch(kind -> KIND.matcher(kind).matches())) {
            fault(ImportColumn.DOCUMENTS, given, DOCUMENTS_WORDS);
        }
        return List.copyOf(kinds);
    }

    /** What a cell holds, if it holds what it must; else the fault is noted. */
    private Optional<String> given(ImportColumn column, Pattern syntax, String words) {
        String given = cell(column);
        if (given.isEmpty()) {
            if (column.isRequired()) {
                faults.add(new CellFault(column.columnName(), "is missing and " + words));
            }
            return Optional.empty();
        }
        if (!syntax.matcher(given).matches()) {
            fault(column, given, words);
            return Optional.empty();
        }
        return Optional.of(given);
    }

    private String cell(ImportColumn column) {
        @Nullable String cell = cells.get(column);
        return cell == null ? "" : cell.strip();
    }

    private void fault(ImportColumn column, String given, String words) {
        faults.add(
                new CellFault(
                        column.columnName(),
                        "'%s' %s".formatted(shown(given, SHOWN_CHARACTERS), words)));
    }

    /** A text that can be shown whatever it is. */
    static String shown(String given, int characters) {
        String visible = Texts.visible(given);
        return visible.codePointCount(0, visible.length()) <= characters
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, characters)) + '…';
    }
}
