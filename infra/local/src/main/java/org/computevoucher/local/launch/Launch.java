package org.computevoucher.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Builds what is not built and then hands over to the local stack, in a JVM of its own with the
 * class path that the build made. Arguments: the top of the source tree, {@code up} or {@code
 * down}, and what the user gave.
 */
public final class Launch {

    private static final int FAILED = 1;

    private Launch() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        String verb = args[1];
        List<String> options = List.of(args).subList(2, args.length);
        Path home = home(root);
        Files.createDirectories(home);
        if (!isOurs(home)) {
            System.err.println(
                    "infra/"
                            + verb
                            + ": "
                            + home
                            + " belongs to "
                            + Files.getOwner(home)
                            + ": run this as that user, who can also forget it with infra/down --wipe");
            System.exit(FAILED);
        }
        boolean built;
        try (StackLock _ = StackLock.take(home)) {
            built =
                    new Build(root, home)
                            .ensure(verb.equals("up") ? Build.EVERYTHING : Build.STACK_ONLY);
        }
        System.exit(built ? runStack(root, home, verb, options) : FAILED);
    }

    private static Path home(Path root) {
        String chosen = System.getenv("COMPUTEVOUCHER_HOME");
        return chosen == null || chosen.isBlank()
                ? root.resolve(".local")
                : Path.of(chosen).toAbsolutePath();
    }

    /** Root could write into another user's folder, and that user could then no longer use it. */
    private static boolean isOurs(Path home) throws IOException {
        if (!Files.isWritable(home)) {
            return false;
        }
        // Whoever owns a file that we make now is we, by whatever name this system knows us.
        Path probe = Files.createTempFile(home, "owner", "");
        boolean ours = Files.getOwner(probe).equals(Files.getOwner(home));
        Files.delete(probe);
        return ours;
    }

    private static int runStack(Path root, Path home, String verb, List<String> options)
            throws IOException, InterruptedException {
        Path target = root.resolve("infra/local/target");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dcomputevoucher.home=" + home,
                                "-Dcomputevoucher.sources=" + root,
                                "-cp",
                                target.resolve("classes")
                                        + ":"
                                        + target.resolve("parts/lib")
                                        + "/*",
                                "org.computevoucher.local.stack.LocalStack",
                                verb));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // Somebody's JAVA_TOOL_OPTIONS would be announced in the middle of our output.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start().waitFor();
    }
}
