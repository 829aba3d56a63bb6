package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.voucher.VouchersInMemory.GRACE_ENDS;
import static org.computevoucher.issuance.voucher.VouchersInMemory.begin;
import static org.computevoucher.issuance.voucher.VouchersInMemory.cancel;
import static org.computevoucher.issuance.voucher.VouchersInMemory.close;
import static org.computevoucher.issuance.voucher.VouchersInMemory.expire;
import static org.computevoucher.issuance.voucher.VouchersInMemory.fill;
import static org.computevoucher.issuance.voucher.VouchersInMemory.giveBack;
import static org.computevoucher.issuance.voucher.VouchersInMemory.id;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reduce;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reopen;
import static org.computevoucher.issuance.voucher.VouchersInMemory.resume;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reverse;
import static org.computevoucher.issuance.voucher.VouchersInMemory.suspend;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.computevoucher.issuance.voucher.VouchersInMemory.Look;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command to a voucher in every place of its life: where it is then, or what it says. */
class VoucherLifeTest {

    private static final String TABLE =
            """
            command          | ISSUED                | SUSPENDED         | CLOSING         | CLOSED
            suspend          | SUSPENDED             | VOUCHER_SUSPENDED | VOUCHER_CLOSING | VOUCHER_CLOSED
            resume           | VOUCHER_NOT_SUSPENDED | ISSUED            | VOUCHER_CLOSING | VOUCHER_CLOSED
            cancel           | CLOSING               | CLOSING           | VOUCHER_CLOSING | VOUCHER_CLOSED
            return a part    | ISSUED                | SUSPENDED         | VOUCHER_CLOSING | VOUCHER_CLOSED
            return all       | CLOSING               | CLOSING           | VOUCHER_CLOSING | VOUCHER_CLOSED
            expire too early | nothing               | nothing           | nothing         | nothing
            expire           | CLOSING               | CLOSING           | nothing         | nothing
            account reduced  | ISSUED                | SUSPENDED         | CLOSING         | a bug
            account closed   | CLOSED                | CLOSED            | CLOSED          | a bug
            account reversed | a bug                 | a bug             | a bug           | CLOSED
            account reopened | a bug                 | a bug             | a bug           | a bug
            """;

    static Stream<Arguments> cells() {
        List<String[]> lines =
                TABLE.lines().map(line -> line.strip().split("\\s*\\|\\s*", -1)).toList();
        String[] places = lines.getFirst();
        return lines.stream()
                .skip(1)
                .flatMap(
                        cells ->
                                IntStream.range(1, cells.length)
                                        .mapToObj(
                                                i -> Arguments.of(places[i], cells[0], cells[i])));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void every_command_in_every_place(String place, String command, String answer) {
        InMemoryService service = VouchersInMemory.start();
        service.accepted(fill(100));
        service.accepted(begin("v1", 100));
        if (command.equals("account reduced")) {
            service.accepted(giveBack("v1", 40));
        }
        wayTo(place).forEach(service::accepted);
        assertThat(statusIn(service)).hasToString(place);

        assertThat(answer(service, command(command))).isEqualTo(answer);
    }

    private static List<Object> wayTo(String place) {
        return switch (VoucherStatus.valueOf(place)) {
            case ISSUED -> List.of();
            case SUSPENDED -> List.of(suspend("v1", null));
            case CLOSING -> List.of(suspend("v1", null), cancel("v1"));
            case CLOSED -> List.of(close("v1", 30));
        };
    }

    private static Object command(String name) {
        return switch (name) {
            case "suspend" -> suspend("v1", null);
            case "resume" -> resume("v1");
            case "cancel" -> cancel("v1");
            case "return a part" -> giveBack("v1", 40);
            case "return all" -> giveBack("v1", 100);
            case "expire too early" -> expire("v1", GRACE_ENDS.minusNanos(1_000));
            case "expire" -> expire("v1", GRACE_ENDS);
            case "account reduced" -> reduce("v1", 40, 60);
            case "account closed" -> close("v1", 60);
            case "account reversed" -> reverse("v1", 40);
            case "account reopened" -> reopen("v1");
            default -> throw new AssertionError(name);
        };
    }

    private static String answer(InMemoryService service, Object command) {
        int before = service.events().size();
        try {
            return switch (service.<Object>send(command)) {
                case Refused<Object>(Refusal refusal) -> {
                    assertThat(service.events()).hasSize(before);
                    yield refusal.reason();
                }
                case Accepted<Object> _ ->
                        service.events().size() == before
                                ? "nothing"
                                : statusIn(service).toString();
            };
        } catch (IllegalStateException bug) {
            assertThat(service.events()).hasSize(before);
            return "a bug";
        }
    }

    private static VoucherStatus statusIn(InMemoryService service) {
        return service.accepted(VoucherState.class, new Look(id("v1"))).status();
    }
}
