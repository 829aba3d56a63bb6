package org.computevoucher.replay;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Builds the whole book again from the public topics, holds the journal against the facts, and the
 * ledger's answers against its own. See README.md.
 *
 * <p>Exit code 0: everything agrees; 1: it does not, and each difference is named on standard
 * output; 2: the options are not understood; 3: something that is needed does not answer.
 */
public final class Replay {

    private static final int AGREES = 0;
    private static final int DIFFERS = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int NOT_DONE = 3;

    private Replay() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out, err));
    }

    /**
     * Does what the arguments say.
     *
     * @return the exit code
     */
    public static int run(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(Options.USAGE);
            return AGREES;
        }
        Options options;
        try {
            options = Options.parse(arguments, environment);
        } catch (OptionProblem e) {
            err.println("infra/replay/replay: " + e.getMessage() + " (--help shows all options)");
            return NOT_UNDERSTOOD;
        }
        try {
            Report report = report(options);
            switch (options.format()) {
                case TABLE -> report.table(out);
                case JSON -> report.json(out);
            }
            return report.agrees() ? AGREES : DIFFERS;
        } catch (CouldNotBeDone e) {
            err.println("infra/replay/replay: " + e.getMessage());
            return NOT_DONE;
        }
    }

    private static Report report(Options options) {
        Violations violations = new Violations();
        Facts facts = new Facts(options.regions(), violations);
        Journal journal = new Journal(facts, violations);
        try (PublicTopics topics =
                PublicTopics.of(options.bootstrap(), options.registry(), violations)) {
            topics.read(facts, journal);
        }
        long underWay = journal.end(options.grace().toSeconds());
        URI address = options.ledger();
        if (address == null) {
            Comparison none = new Comparison(facts, journal, null, options);
            none.run(options);
            return new Report(facts, journal, violations, none, underWay);
        }
        try (LedgerAnswers ledger = new LedgerAnswers(address, options.token())) {
            Comparison comparison = new Comparison(facts, journal, ledger::ask, options);
            comparison.run(options);
            return new Report(facts, journal, violations, comparison, underWay);
        }
    }
}
