package org.computevoucher.ledger.balance;

import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.query.PotScope;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pots that some entry has named. */
@Repository
class KnownPots {

    private final JdbcClient jdbc;

    KnownPots(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** In the order of their names. */
    List<String> in(PotScope scope) {
        return switch (scope) {
            case PotScope.OfPot pot ->
                    jdbc.sql("SELECT pot FROM pot WHERE pot = ?")
                            .param(pot.toString())
                            .query(String.class)
                            .list();
            case PotScope.OfProgramme programme ->
                    jdbc.sql("SELECT pot FROM pot WHERE region = ? AND pot LIKE ? ORDER BY pot")
                            .param(programme.region())
                            .param(programme + "-____")
                            .query(String.class)
                            .list();
            case PotScope.OfRegion(String region) ->
                    jdbc.sql("SELECT pot FROM pot WHERE region = ? ORDER BY pot")
                            .param(region)
                            .query(String.class)
                            .list();
        };
    }

    /** The regions that have one. */
    List<String> regions() {
        return jdbc.sql("SELECT DISTINCT region FROM pot ORDER BY region")
                .query(String.class)
                .list();
    }

    /** The pot of a voucher; empty where no entry has named it. */
    List<String> ofVoucher(UUID voucherId) {
        return jdbc.sql("SELECT pot FROM entry WHERE voucher_id = ? ORDER BY ledger_number LIMIT 1")
                .param(voucherId)
                .query(String.class)
                .list();
    }

    /**
     * The next pots of all regions.
     *
     * @param after the name after which to go on
     */
    List<String> page(String after, int limit) {
        return jdbc.sql("SELECT pot FROM pot WHERE pot > ? ORDER BY pot LIMIT ?")
                .param(after)
                .param(limit)
                .query(String.class)
                .list();
    }

    /** The same of one region. */
    List<String> page(String region, String after, int limit) {
        return jdbc.sql("SELECT pot FROM pot WHERE region = ? AND pot > ? ORDER BY pot LIMIT ?")
                .param(region)
                .param(after)
                .param(limit)
                .query(String.class)
                .list();
    }
}
