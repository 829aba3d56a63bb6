package org.computevoucher.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.computevoucher.local.FreePorts;
import org.computevoucher.local.LocalPart;
import org.computevoucher.local.ServiceProcess;

/**
 * Starts what does not run, in the order in which the parts need one another, and waits until all
 * of it is ready.
 */
final class Up {

    private static final long TICK_SECONDS = 10;
    private static final double MEBIBYTE = 1024.0 * 1024.0;
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Stack stack;
    private final Ports ports;
    private final PrintStream out;
    private final Set<String> starting = new ConcurrentSkipListSet<>();

    Up(Stack stack, Ports ports, PrintStream out) {
        this.stack = stack;
        this.ports = ports;
        this.out = out;
    }

    /**
     * Brings everything up.
     *
     * @throws StackProblem if a port is taken or was moved under a running part
     * @throws org.computevoucher.local.StartupFailure if a part does not start
     */
    void run() {
        stopWhatIsOfAnotherBuild();
        refuseTakenPorts();
        ports.keep();
        together(
                List.of(
                        List.of(stack.kafka()),
                        List.of(stack.postgres(), stack.registry()),
                        List.of(stack.issuer())));
        List<ServiceProcess> services = stack.startableServices();
        services.stream().filter(service -> !service.isRunning()).forEach(stack::takeBuild);
        together(services.stream().map(service -> List.<LocalPart>of(service)).toList());
    }

    private void stopWhatIsOfAnotherBuild() {
        for (ServiceProcess service : stack.runningServices()) {
            if (service.isRunning() && stack.isOfAnotherBuild(service)) {
                stopForNewBuild(service);
            }
        }
        if (stack.issuer().isRunning() && stack.issuer().isOfAnotherBuild()) {
            stopForNewBuild(stack.issuer());
        }
    }

    private void stopForNewBuild(LocalPart part) {
        out.printf("  %-20s was built anew: stopping it, to start the new build%n", part.name());
        part.stop();
    }

    private void refuseTakenPorts() {
        List<String> problems = new ArrayList<>();
        for (LocalPart part : stack.everything()) {
            Ports.Part port = stack.portOf(part);
            if (part.isRunning()) {
                if (ports.isMoved(port)) {
                    problems.add(
                            part.name()
                                    + " runs on another port than "
                                    + part.port()
                                    + ", which "
                                    + port.variable()
                                    + " asks for: infra/down first");
                }
            } else {
                checkFree(part.name(), port, problems);
            }
        }
        if (!stack.kafka().isRunning()) {
            checkFree("kafka's controller", Ports.Part.KAFKA_CONTROLLER, problems);
        }
        if (!problems.isEmpty()) {
            throw new StackProblem(String.join("\n", problems));
        }
    }

    private void checkFree(String part, Ports.Part port, List<String> problems) {
        int number = ports.of(port);
        if (!FreePorts.isFree(number)) {
            problems.add(
                    "port "
                            + number
                            + " for "
                            + part
                            + " is taken by "
                            + PortHolder.describe(number)
                            + ": end it, or choose another port with "
                            + port.variable()
                            + "=…");
        }
    }

    /** Starts chains of parts side by side; within a chain one after the other. */
    private void together(List<List<LocalPart>> chains) {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            for (List<LocalPart> chain : chains) {
                futures.add(starters.submit(() -> chain.forEach(this::start)));
            }
            for (Future<?> future : futures) {
                await(future);
            }
        }
    }

    private void start(LocalPart part) {
        if (part.isRunning()) {
            part.start();
            out.printf("  %-20s runs already          %s%n", part.name(), part.address());
            return;
        }
        starting.add(part.name());
        try {
            part.start();
        } finally {
            starting.remove(part.name());
        }
        out.printf(
                "  %-20s ready after %s   %s%n",
                part.name(), seconds(part.startupTime()), part.address());
    }

    private void await(Future<?> future) {
        long waited = 0;
        while (true) {
            try {
                future.get(TICK_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                waited += TICK_SECONDS;
                out.println("  … " + waited + " s: waiting for " + String.join(", ", starting));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** What runs now: address, process, start-up time and memory. */
    void printTable() {
        out.printf(
                "%n%-20s %-42s %8s %9s %10s%n", "part", "address", "process", "start-up", "memory");
        double total = 0;
        for (LocalPart part : stack.everything()) {
            double memory = part.residentBytes() / MEBIBYTE;
            total += memory;
            out.printf(
                    Locale.ROOT,
                    "%-20s %-42s %8s %9s %6.0f MiB%n",
                    part.name(),
                    part.address(),
                    part.isRunning() ? Long.toString(part.pid()) : "-",
                    seconds(part.startupTime()),
                    memory);
        }
        out.printf(Locale.ROOT, "%-20s %-42s %8s %9s %6.0f MiB%n%n", "together", "", "", "", total);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%5.1f s", time.toMillis() / MILLIS_PER_SECOND);
    }
}
