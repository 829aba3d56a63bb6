package org.computevoucher.issuance.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.InMemoryService;

/** One envelope in memory, spoken to in tables: fill, promise, back, recover, give, close. */
final class TestEnvelope {

    static final String POT = "310000-COMPUTE-2026";
    static final Instant NOW = Instant.parse("2026-12-31T08:00:00Z");

    /** What the capability of vouchers asks of an envelope. */
    record Promise(@TargetAggregateIdentifier String pot, String voucher, long faceFen) {}

    record Back(@TargetAggregateIdentifier String pot, String voucher, long unusedFen) {}

    record Recover(@TargetAggregateIdentifier String pot, String voucher, long returnedFen) {}

    static final class Desk {

        private final Repository<Envelope> envelopes;

        Desk(Repository<Envelope> envelopes) {
            this.envelopes = envelopes;
        }

        @CommandHandler
        Outcome<Reservation> promise(Promise command) {
            Money face = Money.ofFen(command.faceFen());
            return Aggregates.find(envelopes, command.pot())
                    .map(found -> found.invoke(it -> promise(it, command.voucher(), face)))
                    .orElseGet(
                            () ->
                                    Outcome.refused(
                                            Envelope.refusalOfNeverFilled(command.pot(), face)));
        }

        private static Outcome<Reservation> promise(Envelope it, String voucher, Money face) {
            return it.refusalOfClosed()
                    .or(() -> it.refusalOf(face))
                    .<Outcome<Reservation>>map(Outcome::refused)
                    .orElseGet(
                            () ->
                                    Outcome.accepted(
                                            it.reserve(id(voucher), issueOf(voucher), face, NOW)));
        }

        @CommandHandler
        Outcome<String> back(Back command) {
            envelopes
                    .load(command.pot())
                    .execute(
                            envelope ->
                                    envelope.refill(
                                            id(command.voucher()),
                                            closingOf(command.voucher()),
                                            Money.ofFen(command.unusedFen()),
                                            NOW));
            return Outcome.accepted("done");
        }

        @CommandHandler
        Outcome<String> recover(Recover command) {
            UUID voucherId = id(command.voucher());
            Money recovered = Money.ofFen(command.returnedFen());
            envelopes
                    .load(command.pot())
                    .execute(envelope -> envelope.returnRecovered(voucherId, recovered, NOW));
            return Outcome.accepted("done");
        }
    }

    private final InMemoryService service =
            InMemoryService.define()
                    .existing(Envelope.class)
                    .handler(configuration -> new Desk(configuration.repository(Envelope.class)))
                    .start();

    /** Does step after step: {@code step | name | fen | what happened}. */
    void play(String table) {
        table.lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .forEach(
                        row ->
                                assertThat(happens(row.get(0), row.get(1), fen(row.get(2))))
                                        .as("%s", row)
                                        .isEqualTo(row.get(3)));
    }

    /** What a step publishes, in short, or why it is refused. */
    String happens(String step, String name, long fen) {
        int before = service.events().size();
        Outcome<Object> outcome = service.send(command(step, name, fen));
        return switch (outcome) {
            case Accepted<Object> accepted ->
                    service.events().stream()
                            .skip(before)
                            .map(event -> text((EnvelopeEvent) event))
                            .collect(Collectors.joining(", "));
            case Refused<Object>(Refusal refusal) -> refusal.reason();
        };
    }

    List<Object> events() {
        return service.events();
    }

    private static Object command(String step, String name, long fen) {
        return switch (step) {
            case "fill" -> new FillEnvelope(POT, id(name), fen, NOW);
            case "promise" -> new Promise(POT, name, fen);
            case "back" -> new Back(POT, name, fen);
            case "recover" -> new Recover(POT, name, fen);
            case "give" -> new GiveBack(POT, id(name), requestOf(name), fen, NOW);
            case "close" -> new CloseEnvelope(POT, id(name), requestOf(name), NOW);
            default -> throw new IllegalArgumentException(step);
        };
    }

    private static String text(EnvelopeEvent event) {
        return switch (event) {
            case EnvelopeFilled e -> "filled " + e.amountFen();
            case FaceReserved e -> "promised " + e.faceFen();
            case EnvelopeRefilled e -> "refilled " + e.unusedFen();
            case RecoveredReturned e -> "recovered " + e.amountFen();
            case WithdrawalGranted e -> "granted " + e.amountFen();
            case WithdrawalRefused e -> e.reason() + " at " + e.availableFen();
            case EnvelopeClosed e -> "closed with " + e.availableFen();
            case UnusedReturned e -> "returned " + e.amountFen();
        };
    }

    private static long fen(String cell) {
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    static UUID issueOf(String voucher) {
        return id("issue of " + voucher);
    }

    static UUID closingOf(String voucher) {
        return id("closing of " + voucher);
    }

    static UUID requestOf(String name) {
        return id("request of " + name);
    }

    /** The same name is always the same id. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
