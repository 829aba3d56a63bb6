package org.computevoucher.issuance.imports;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column of the table, by the name that its header line has for it. */
enum ImportColumn {
    ENTERPRISE("enterprise", true),
    ENTERPRISE_CLASS("enterpriseClass", true),
    REGION("region", true),
    AFFILIATE_GROUP("affiliateGroup", false),
    REQUESTED_FEN("requestedFen", true),
    REFERENCE("reference", true),
    DATA_CENTRE_REGION("dataCentreRegion", false),
    HARDWARE_CLASS("hardwareClass", false),
    DOCUMENTS("documents", false);

    /** All names, for people. */
    static final String NAMES =
            Arrays.stream(values()).map(ImportColumn::columnName).collect(Collectors.joining(", "));

    private final String columnName;
    private final boolean required;

    ImportColumn(String columnName, boolean required) {
        this.columnName = columnName;
        this.required = required;
    }

    String columnName() {
        return columnName;
    }

    boolean isRequired() {
        return required;
    }

    static Optional<ImportColumn> named(String name) {
        return Arrays.stream(values()).filter(column -> column.columnName.equals(name)).findFirst();
    }
}
