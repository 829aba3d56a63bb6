package org.computevoucher.replay;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param ledger where the ledger answers; null: nothing is compared
 * @param recordedAt null: when the last entry was recorded
 * @param effectiveAt null: whenever it was effective
 * @param accounts empty: all
 * @param regions empty: all
 * @param moments at how many random moments to compare; 0: at the one that is asked for
 * @param mostRequests how many balances are asked for at most
 * @param grace a fact that was published so shortly before the newest record may be under way
 * @param patience how long the ledger's read model may take to reach what is on the journal
 */
record Options(
        String bootstrap,
        String registry,
        @Nullable URI ledger,
        String token,
        @Nullable Instant recordedAt,
        @Nullable Instant effectiveAt,
        List<AccountPath> accounts,
        Set<String> regions,
        int moments,
        long seed,
        int mostRequests,
        Duration grace,
        Duration patience,
        Format format) {

    static final String USAGE =
            """
            infra/replay/replay [option…]   the book once more from the public topics, beside what the ledger answers

              --bootstrap <host:port,…>   Kafka                                          127.0.0.1:9092
              --registry <url>            the schema registry                            http://127.0.0.1:8085/apis/ccompat/v7
              --ledger <url>|none         the ledger; none: only the topics are checked  http://127.0.0.1:8081
              --token <file>              holds an auditor's token                       the environment's TOKEN, or infra/token
              --recorded-at <time>        what the book knew then (RFC 3339)             when the last entry was recorded
              --effective-at <time>       of what had happened by then                   whenever
              --account <path>            as in GET /api/v1/balances; repeatable         all, with each voucher
              --region <code>             only this book; repeatable                     all
              --moments <n>               compares at n random moments, at most 1000     0: at the moment asked for
              --seed <number>             of the random moments                          1
              --requests <n>              balances to ask for at most; of more accounts  5000
                                          a random part is compared, and it says so
              --grace <duration>          a fact may be under way for so long            PT1M
              --patience <duration>       and the ledger's read model be behind          PT30S
              --format table|json                                                        table

            Exit code 0: everything agrees; 1: it does not, and each difference is named; 2: not understood;
            3: it could not be done, for something does not answer.""";

    private static final int MOST_MOMENTS = 1_000;

    /** What is printed. */
    enum Format {
        TABLE,
        JSON
    }

    /**
     * @throws OptionProblem if they are not understood, or contradict each other
     */
    static Options parse(List<String> arguments, Map<String, String> environment)
            throws OptionProblem {
        Arguments given = Arguments.of(arguments);
        String ledger = given.get("--ledger", "http://127.0.0.1:8081");
        URI address = ledger.equals("none") ? null : Arguments.http("--ledger", ledger);
        int moments = given.number("--moments", 0, MOST_MOMENTS);
        if (moments > 0 && (given.has("--recorded-at") || given.has("--effective-at"))) {
            throw new OptionProblem("--moments draws its own times: leave out --recorded-at");
        }
        if (moments > 0 && address == null) {
            throw new OptionProblem("--moments compares with the ledger: give its address");
        }
        int mostRequests = given.number("--requests", 5_000, 10_000_000);
        if (mostRequests < moments) {
            throw new OptionProblem("--requests is at least one for each of the --moments");
        }
        Set<String> regions = given.regions();
        for (AccountPath account : given.accounts()) {
            if (!regions.isEmpty() && !regions.contains(account.region())) {
                throw new OptionProblem(account + " is in none of the regions " + regions);
            }
        }
        return new Options(
                given.get("--bootstrap", "127.0.0.1:9092"),
                Arguments.http(
                                "--registry",
                                given.get("--registry", "http://127.0.0.1:8085/apis/ccompat/v7"))
                        .toString(),
                address,
                address == null ? "" : given.token(environment),
                given.time("--recorded-at"),
                given.time("--effective-at"),
                List.copyOf(given.accounts()),
                Set.copyOf(regions),
                moments,
                given.seed(),
                mostRequests,
                given.duration("--grace", "PT1M"),
                given.duration("--patience", "PT30S"),
                given.format());
    }
}
