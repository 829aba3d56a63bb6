package org.computevoucher.issuance.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.computevoucher.platform.refusal.Refusal;

/** Why a line was not taken. No request is answered so: they stand in the report of the import. */
sealed interface LineRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    /**
     * What is wrong in one cell.
     *
     * @param column its name
     * @param detail what is wrong and what would be right
     */
    record CellFault(String column, String detail) {}

    /** Cells are missing or not what they have to be. */
    record LineInvalid(List<CellFault> faults) implements LineRefusal {

        @Override
        public String reason() {
            return "LINE_INVALID";
        }

        @Override
        public String detail() {
            return faults.stream()
                    .map(fault -> fault.column() + ' ' + fault.detail())
                    .collect(Collectors.joining("; "));
        }
    }

    /** The line has more cells than the header has columns, or fewer. */
    record LineCellsMiscounted(int cells, int columns) implements LineRefusal {

        @Override
        public String reason() {
            return "LINE_CELLS_MISCOUNTED";
        }

        @Override
        public String detail() {
            return "The line has %d cells and the header has %d columns; a comma in a cell needs quotes around it."
                    .formatted(cells, columns);
        }
    }

    /** The register says otherwise, and another region's office keeps the enterprise. */
    record EnterpriseOfAnotherRegion(String enterprise, String region, String potRegion)
            implements LineRefusal {

        @Override
        public String reason() {
            return "ENTERPRISE_OF_ANOTHER_REGION";
        }

        @Override
        public String detail() {
            return "The enterprise %s is of region %s, and only the office there registers it so; yours is that of %s."
                    .formatted(enterprise, region, potRegion);
        }
    }

    /** It broke on our side. */
    record LineFailed() implements LineRefusal {

        @Override
        public String reason() {
            return "LINE_FAILED";
        }

        @Override
        public String detail() {
            return "Something is broken on our side and nothing was done; import the line again later.";
        }
    }
}
