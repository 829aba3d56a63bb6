package org.computevoucher.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.computevoucher.local.LocalPart;

/** Stops the parts: first who works with others, last who keeps the data. */
final class Down {

    private final Stack stack;
    private final PrintStream out;

    Down(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    void run() {
        try (ExecutorService stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> services =
                    stack.runningServices().stream()
                            .<Future<?>>map(service -> stoppers.submit(() -> stop(service)))
                            .toList();
            for (Future<?> service : services) {
                service.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        }
        stop(stack.issuer());
        stop(stack.registry());
        stop(stack.kafka());
        stop(stack.postgres());
    }

    private void stop(LocalPart part) {
        if (part.isRunning()) {
            part.stop();
            out.printf("  %-20s stopped%n", part.name());
        } else {
            out.printf("  %-20s did not run%n", part.name());
        }
    }

    /** Forgets data, secrets and logs; the lock stays, because we hold it. */
    void wipe(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(home) && !file.equals(home.resolve("lock"))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete everything in " + home, e);
        }
        out.println("  data, secrets and logs are forgotten");
    }
}
