package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.computevoucher.replay.Options.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "abc.def");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(List<String> arguments) {
        return Replay.run(
                arguments,
                ENVIRONMENT,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void without_any_it_is_the_local_stack() throws OptionProblem {
        Options options = Options.parse(List.of(), ENVIRONMENT);
        assertThat(options.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(options.ledger()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(options.token()).isEqualTo("abc.def");
        assertThat(options.accounts()).isEmpty();
        assertThat(options.moments()).isZero();
        assertThat(options.format()).isEqualTo(Format.TABLE);
    }

    @Test
    void all_of_them(@TempDir Path folder) throws OptionProblem, IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, "from.file\n");
        Options options =
                Options.parse(
                        List.of(
                                "--token",
                                token.toString(),
                                "--recorded-at",
                                "2026-01-09T18:00:00+08:00",
                                "--effective-at",
                                "2025-12-31T00:00:00Z",
                                "--region",
                                "310000",
                                "--account",
                                "treasury:310000",
                                "--account",
                                "payable:310000",
                                "--seed",
                                "-5",
                                "--requests",
                                "7",
                                "--grace",
                                "PT0S",
                                "--format",
                                "json"),
                        ENVIRONMENT);
        assertThat(options.token()).isEqualTo("from.file");
        assertThat(options.recordedAt()).isEqualTo(Instant.parse("2026-01-09T10:00:00Z"));
        assertThat(options.effectiveAt()).isEqualTo(Instant.parse("2025-12-31T00:00:00Z"));
        assertThat(options.regions()).containsExactly("310000");
        assertThat(options.accounts())
                .extracting(AccountPath::toString)
                .containsExactly("treasury:310000", "payable:310000");
        assertThat(options.seed()).isEqualTo(-5);
        assertThat(options.mostRequests()).isEqualTo(7);
        assertThat(options.grace()).isZero();
        assertThat(options.format()).isEqualTo(Format.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--moment 3                                      | there is no option --moment",
                "--moments                                       | --moments needs a value",
                "--moments x                                     | --moments is a number, not x",
                "--moments 1001                                  | --moments is at most 1000",
                "--moments -1                                    | --moments is at most 1000 and not -1",
                "--moments 3 --recorded-at 2026-01-09T18:00:00Z  | --moments draws its own times",
                "--moments 3 --ledger none                       | --moments compares with the ledger",
                "--moments 3 --requests 2                        | --requests is at least one for each",
                "--requests 0                                    | --requests is at most",
                "--seed 1.5                                      | --seed is a number",
                "--seed 1 --seed 2                               | --seed is given twice",
                "--recorded-at 2026-01-09                        | --recorded-at is a time with offset",
                "--effective-at yesterday                        | --effective-at is a time with offset",
                "--account money:310000                          | no account that is kept here",
                "--region Shanghai                               | a region is six digits",
                "--region 310000 --account payable:110000        | payable:110000 is in none of the regions",
                "--ledger 127.0.0.1:8081                         | --ledger is an address",
                "--ledger localhost                              | --ledger is an address",
                "--registry ftp://x                              | --registry is an address",
                "--token /nowhere/at/all                         | --token: /nowhere/at/all cannot be read",
                "--grace 60                                      | --grace is a duration",
                "--patience -PT1S                                | --patience is 0 to ten years",
                "--format xml                                    | --format is table or json"
            })
    void what_is_not_understood_is_said_and_ends_with_2(String arguments, String message) {
        assertThat(run(Arrays.asList(arguments.strip().split(" +", -1)))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message.strip());
        assertThat(out.size()).isZero();
    }

    @Test
    void without_a_token_nothing_can_be_compared() {
        assertThatThrownBy(() -> Options.parse(List.of(), Map.of()))
                .hasMessageContaining("--token <file>");
        assertThatThrownBy(() -> Options.parse(List.of(), Map.of("TOKEN", "a b")))
                .hasMessageContaining("--token <file>");
    }

    @Test
    void only_the_topics_need_no_token() throws OptionProblem {
        assertThat(Options.parse(List.of("--ledger", "none"), Map.of()).ledger()).isNull();
    }

    @Test
    void a_broker_that_cannot_be_is_3() {
        assertThat(run(List.of("--bootstrap", "nowhere"))).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Kafka at nowhere");
    }

    @Test
    void help_is_no_error() {
        assertThat(run(List.of("--help"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--moments <n>");
    }
}
