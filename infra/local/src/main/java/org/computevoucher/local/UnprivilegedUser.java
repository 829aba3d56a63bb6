package org.computevoucher.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. When we are root, its commands run in a user namespace of
 * their own, where they are nobody in particular; files stay root's, so every path works. Where
 * namespaces are forbidden (many containers) they run as the user {@code nobody}, who then owns the
 * data and must be able to reach its folder.
 */
enum UnprivilegedUser {
    OURSELVES,
    NAMESPACE,
    NOBODY;

    private static final int PROBE_SECONDS = 10;

    private List<String> prefix() {
        return switch (this) {
            case OURSELVES -> List.of();
            case NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        };
    }

    static UnprivilegedUser forThisMachine() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        if (NAMESPACE.isUsableByRoot()) {
            return NAMESPACE;
        }
        if (NOBODY.isUsableByRoot()) {
            return NOBODY;
        }
        throw new IllegalStateException(
                "PostgreSQL does not run as root, and neither \"unshare -U\" nor \"setpriv\""
                        + " works here: run this as a normal user");
    }

    /** The command, run without root's rights. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    /** Makes a file or empty folder one that the command can own. */
    void give(Path path, Path log) {
        if (this == NOBODY) {
            OsProcess.run(
                    "postgres",
                    List.of("chown", "65534:65534", path.toString()),
                    Map.of(),
                    log,
                    Duration.ofSeconds(PROBE_SECONDS));
        }
    }

    /** Whether this machine lets root run a command in this way. */
    boolean isUsableByRoot() {
        if (this == OURSELVES) {
            return false;
        }
        try {
            Process probe =
                    new ProcessBuilder(command(List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
