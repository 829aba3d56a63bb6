package org.computevoucher.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.local.StartupFailure;
import org.computevoucher.local.demo.Demo;
import org.computevoucher.local.demo.DemoFailure;
import org.computevoucher.local.launch.StackLock;

/**
 * The main class behind {@code infra/up} and {@code infra/down}. Where data is kept is the system
 * property {@code computevoucher.home}, where the source tree is {@code computevoucher.sources}.
 * Exit code 0: done; 1: something failed, and was said; 2: not understood.
 */
public final class LocalStack {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String USAGE =
            """
            infra/up            build what is not built, start what does not run, wait until all is ready
            infra/up --demo     the same, then play the seed programmes through the public interfaces
            infra/down          stop everything; data is kept
            infra/down --wipe   stop everything and forget the data
            Ports: COMPUTEVOUCHER_{LEDGER,ISSUANCE,REDEMPTION,ISSUER,REGISTRY,KAFKA,KAFKA_CONTROLLER,POSTGRES}_PORT""";

    private final PrintStream out;
    private final PrintStream err;
    private final Path home;
    private final Path sources;
    private final Map<String, String> environment;

    LocalStack(
            Path home,
            Path sources,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        this.home = home;
        this.sources = sources;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        Path home = Path.of(property("computevoucher.home")).toAbsolutePath();
        Path sources = Path.of(property("computevoucher.sources")).toAbsolutePath();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new LocalStack(home, sources, System.getenv(), out, err).run(List.of(args)));
    }

    private static String property(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .orElseThrow(() -> new IllegalArgumentException("-D" + name + " is missing"));
    }

    /** Does what the arguments say and returns the exit code. */
    int run(List<String> args) {
        try {
            return switch (String.join(" ", args)) {
                case "up" -> up(false);
                case "up --demo" -> up(true);
                case "down" -> down(false);
                case "down --wipe" -> down(true);
                case "up --help", "down --help" -> {
                    out.println(USAGE);
                    yield 0;
                }
                default -> {
                    err.println("not understood: infra/" + String.join(" ", args) + "\n" + USAGE);
                    yield NOT_UNDERSTOOD;
                }
            };
        } catch (StackProblem | StartupFailure | DemoFailure | UncheckedIOException e) {
            err.println("infra/" + args.getFirst() + ": " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("infra/" + args.getFirst() + ": " + e);
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int up(boolean demo) throws IOException, InterruptedException {
        Files.createDirectories(home);
        try (StackLock _ = StackLock.take(home)) {
            Ports ports = new Ports(home, environment);
            Up up = new Up(new Stack(home, sources, ports), ports, out);
            out.println("starting what does not run (data and logs: " + home + ")");
            up.run();
            up.printTable();
            out.println(
                    "try the interfaces at "
                            + address(ports, Ports.Part.ISSUER)
                            + "; a token is what \"infra/token auditor\" prints (infra/token --help)");
        }
        return demo ? demo() : 0;
    }

    /**
     * Without the lock: whoever kills a service in the middle must be able to bring it up again.
     */
    private int demo() throws IOException, InterruptedException {
        Ports ports = new Ports(home, environment);
        Demo demo =
                new Demo(
                        new Stack(home, sources, ports).issuer().tokens(),
                        address(ports, Ports.Part.LEDGER),
                        address(ports, Ports.Part.ISSUANCE),
                        address(ports, Ports.Part.REDEMPTION),
                        firstPlayed(),
                        out);
        return demo.play() ? 0 : FAILED;
    }

    private static String address(Ports ports, Ports.Part part) {
        return "http://127.0.0.1:" + ports.of(part);
    }

    /**
     * Kept with the data: the demo is the same every time it is played on the same data, whatever
     * the day.
     */
    private LocalDate firstPlayed() throws IOException {
        Path file = home.resolve("demo-first-played");
        if (!Files.exists(file)) {
            Path next = home.resolve("demo-first-played.next");
            Files.writeString(next, LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return LocalDate.parse(Files.readString(file).trim());
    }

    private int down(boolean wipe) throws IOException, InterruptedException {
        try (StackLock _ = StackLock.take(home)) {
            Down down = new Down(new Stack(home, sources, new Ports(home, environment)), out);
            out.println("stopping");
            down.run();
            if (wipe) {
                down.wipe(home);
            }
        }
        return 0;
    }
}
