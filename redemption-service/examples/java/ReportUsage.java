import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reports usage records to the redemption service, and prints what became of each.
 *
 * <pre>TOKEN=… java ReportUsage.java http://127.0.0.1:8083 records.jsonl</pre>
 *
 * Runs on JDK 17 and later. The file has one record in each line, as JSON. They are sent by the thousand. What the service
 * answers with "retry" is sent again under a new key; a batch that got no answer is sent again
 * under its own, and is done once however often it arrives. Both end after so many tries. Exit
 * code: 0 all taken, 1 some were rejected, 2 some have to be sent another time.
 */
public final class ReportUsage {

    private static final int BATCH = 1000;
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE =
            Duration.ofMillis(Long.getLong("firstPauseMillis", 1000));

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI consumptions;
    private final String token;

    private ReportUsage(String service, String token) {
        this.consumptions = URI.create(service + "/api/v1/consumptions");
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || System.getenv("TOKEN") == null) {
            System.err.println("TOKEN=… java ReportUsage.java <service> <file of JSON lines>");
            System.exit(64);
        }
        List<String> records =
                Files.readAllLines(Path.of(arguments[1])).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
        ReportUsage client = new ReportUsage(arguments[0], System.getenv("TOKEN"));
        int code = 0;
        for (int from = 0; from < records.size(); from += BATCH) {
            int to = Math.min(from + BATCH, records.size());
            code = Math.max(code, client.report(records.subList(from, to)));
        }
        System.exit(code);
    }

    /** Until every record has a final answer, or the tries are over. */
    private int report(List<String> records) throws Exception {
        List<String> open = records;
        boolean rejected = false;
        for (int round = 1; !open.isEmpty(); round++) {
            List<String> again = new ArrayList<>();
            List<?> results = (List<?>) send(open).get("results");
            for (int i = 0; i < open.size(); i++) {
                Map<?, ?> result = (Map<?, ?>) results.get(i);
                if ("retry".equals(result.get("result")) && round < TRIES) {
                    again.add(open.get(i));
                } else {
                    rejected |= "rejected".equals(result.get("result"));
                    tell(open.get(i), result);
                }
            }
            if (round == TRIES && results.stream().anyMatch(ReportUsage::isOpen)) {
                return 2;
            }
            open = again;
            if (!open.isEmpty()) {
                pause(round);
            }
        }
        return rejected ? 1 : 0;
    }

    private static boolean isOpen(Object result) {
        return "retry".equals(((Map<?, ?>) result).get("result"));
    }

    private static void tell(String record, Map<?, ?> result) {
        Map<?, ?> consumption = (Map<?, ?>) result.get("consumption");
        Map<?, ?> problem = (Map<?, ?>) result.get("problem");
        Map<?, ?> exception = (Map<?, ?>) result.get("exception");
        System.out.println(
                result.get("result")
                        + (consumption == null
                                ? ""
                                : " subsidyFen=" + consumption.get("subsidyFen")
                                        + " openFen=" + consumption.get("openFen"))
                        + (problem == null
                                ? ""
                                : " " + problem.get("reason") + ": " + problem.get("detail"))
                        + (exception == null ? "" : " " + exception.get("reason"))
                        + " "
                        + record);
    }

    /** One batch, under a key of its own for all tries: so it is done once, and answered alike. */
    private Map<?, ?> send(List<String> records) throws Exception {
        String body = "{\"records\": [" + String.join(",\n", records) + "]}";
        HttpRequest request =
                HttpRequest.newBuilder(consumptions)
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        for (int tries = 1; ; tries++) {
            String wrong;
            try {
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return (Map<?, ?>) new Json(answer.body()).value();
                }
                wrong = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() != 429 && answer.statusCode() < 500) {
                    throw new IllegalStateException("the batch is refused as a whole: " + wrong);
                }
            } catch (IOException away) {
                wrong = away.toString();
            }
            if (tries == TRIES) {
                throw new IllegalStateException("no answer, send the file again: " + wrong);
            }
            pause(tries);
        }
    }

    /** 1 s, 2 s, 4 s … */
    private static void pause(int tries) throws InterruptedException {
        Thread.sleep(FIRST_PAUSE.multipliedBy(1L << (tries - 1)).toMillis());
    }

    /** As much JSON as answers need; a real client uses a library. */
    private static final class Json {

        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            skipBlanks();
            return switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> list();
                case '"' -> string();
                default -> scalar();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            at++;
            while (!isAt('}')) {
                skipBlanks();
                String name = string();
                skipBlanks();
                at++; // the colon
                members.put(name, value());
            }
            return members;
        }

        private List<Object> list() {
            List<Object> elements = new ArrayList<>();
            at++;
            while (!isAt(']')) {
                elements.add(value());
            }
            return elements;
        }

        /** Passes over commas, and over the end where it is there. */
        private boolean isAt(char end) {
            skipBlanks();
            if (text.charAt(at) == ',') {
                at++;
                skipBlanks();
            }
            boolean ends = text.charAt(at) == end;
            at += ends ? 1 : 0;
            return ends;
        }

        private String string() {
            StringBuilder value = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            }
            at++;
            return value.toString();
        }

        private char escaped() {
            at++;
            return switch (text.charAt(at)) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
                }
                default -> text.charAt(at);
            };
        }

        private Object scalar() {
            int from = at;
            while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String value = text.substring(from, at);
            return switch (value) {
                case "null" -> null;
                case "true", "false" -> Boolean.valueOf(value);
                default -> new java.math.BigDecimal(value);
            };
        }

        private void skipBlanks() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
