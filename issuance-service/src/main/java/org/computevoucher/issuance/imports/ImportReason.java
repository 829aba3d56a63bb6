package org.computevoucher.issuance.imports;

import org.computevoucher.platform.web.ProblemReason;

/** Why a table is not taken at all. */
enum ImportReason implements ProblemReason {
    IMPORT_COLUMNS_WRONG(400),
    IMPORT_EMPTY(400),
    IMPORT_MALFORMED(400),
    IMPORT_NOT_UTF8(400),
    IMPORT_TOO_LONG(413);

    private final int status;

    ImportReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
