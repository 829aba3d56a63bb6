package org.computevoucher.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.Caller;
import org.computevoucher.local.LocalIssuer;
import org.computevoucher.local.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The main class behind {@code infra/token}: a token on standard output and nothing else, whatever
 * is wrong on standard error. Exit code 0: printed; 1: the stack does not run, or is somebody
 * else's; 2: not understood.
 *
 * <p>Its classes are the JDK's and ours alone, and it takes no lock: it must answer at once.
 */
public final class TokenCommand {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String USAGE =
            """
            infra/token finance [region…]         plans and allocates budgets           budget:write
            infra/token office [region…]          decides and issues vouchers           programme:write application:decide voucher:write
            infra/token enterprise <credit code>  applies for vouchers                  application:write
            infra/token data-centre <name>        reports usage                         consumption:write
            infra/token treasury [region…]        reimburses                            settlement:write
            infra/token auditor                   reads everything, writes nothing      audit:read
            infra/token operator                  dead letters, replay, health details  system:operate
            Prints a token of the running local stack, valid for an hour. Without a region: those of the seed programmes.
            Two persons of one role: "--as li" at the end, and "--as wang". What one opens, only another may approve.
            As in: curl -H "Authorization: Bearer $(infra/token auditor)" http://127.0.0.1:8081/api/v1/pots""";

    private static final Map<Caller.Role, String> NEEDED =
            Map.of(
                    Caller.Role.ENTERPRISE,
                    "an enterprise's token names its credit code, as in:"
                            + " infra/token enterprise 91310115MA1K4QBT2Y",
                    Caller.Role.DATA_CENTRE,
                    "a data centre's token names the data centre, as in:"
                            + " infra/token data-centre DC-NB-01");

    private final Path home;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    TokenCommand(Path home, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.home = home;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Arguments: the folder of the stack's data, and what the user gave. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        List<String> all = List.of(args);
        System.exit(
                new TokenCommand(
                                Path.of(all.getFirst()).toAbsolutePath(), System.getenv(), out, err)
                        .run(all.subList(1, all.size())));
    }

    /** Does what the arguments say and returns the exit code. */
    int run(List<String> args) {
        if (args.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        String name = args.isEmpty() ? "" : args.getFirst();
        return Caller.Role.of(name)
                .map(role -> print(caller(role, args.subList(1, args.size()))))
                .orElseGet(
                        () ->
                                failed(
                                        NOT_UNDERSTOOD,
                                        (name.isEmpty() ? "no role given" : "no role " + name)
                                                + "; there are "
                                                + Caller.Role.all()
                                                + " (infra/token --help)"));
    }

    private static Caller caller(Caller.Role role, List<String> args) {
        int as = args.size() - 2;
        return as >= 0 && args.get(as).equals("--as")
                ? new Caller(role, args.subList(0, as), args.getLast())
                : new Caller(role, args);
    }

    private int print(Caller caller) {
        if (caller.binding().isEmpty() && NEEDED.containsKey(caller.role())) {
            return failed(NOT_UNDERSTOOD, NEEDED.get(caller.role()));
        }
        try {
            out.println(tokens().of(caller));
            return 0;
        } catch (Tokens.RefusedException e) {
            return failed(NOT_UNDERSTOOD, e.getMessage() + " (infra/token --help)");
        } catch (StackProblem e) {
            return failed(FAILED, e.getMessage());
        } catch (UncheckedIOException e) {
            return failed(
                    FAILED,
                    e.getCause() instanceof ConnectException
                            ? notUp()
                            : e.getMessage() + ": " + e.getCause());
        }
    }

    private Tokens tokens() {
        LocalIssuer issuer =
                new LocalIssuer(
                        home.resolve("issuer"),
                        new Ports(home, environment).of(Ports.Part.ISSUER),
                        home.resolve("logs/issuer.log"));
        Path secrets = issuer.secretsFile();
        if (!Files.exists(secrets)) {
            throw new StackProblem(notUp());
        }
        if (!Files.isReadable(secrets)) {
            throw new StackProblem(
                    secrets
                            + " is "
                            + owner(secrets)
                            + "'s alone: run this as that user, or a stack of your own with"
                            + " COMPUTEVOUCHER_HOME=…");
        }
        // somebody else may listen where the issuer did, and is not to get the secret
        if (!issuer.isRunning()) {
            throw new StackProblem(notUp());
        }
        return issuer.tokens();
    }

    private String notUp() {
        return "the stack in " + home + " does not run: start it with infra/up";
    }

    private static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException e) {
            return "somebody else";
        }
    }

    private int failed(int code, @Nullable String why) {
        err.println("infra/token: " + why);
        return code;
    }
}
