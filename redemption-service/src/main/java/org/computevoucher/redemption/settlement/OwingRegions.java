package org.computevoucher.redemption.settlement;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Which regions owe something, as rows tell: whom, and where they want it, is asked later. */
@Component
class OwingRegions {

    private static final String REGIONS =
            """
            select distinct substr(pot, 1, 6) as region from payable where payable_fen > 0
            order by region limit 4000
            """;

    private final JdbcOperations jdbc;

    OwingRegions(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The codes of at most 4 000 regions: more than there are. */
    List<String> all() {
        return jdbc.query(REGIONS, (row, number) -> row.getString("region"));
    }
}
