package org.computevoucher.issuance.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.programme.ApplicationWindow;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeKind;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.programme.Stacking;
import org.computevoucher.issuance.programme.ValidFrom;
import org.jspecify.annotations.Nullable;

/** What the numbers of a move choose among: small amounts, so that limits are met often. */
final class Chance {

    /** The last one is never registered. */
    static final List<String> ENTERPRISES =
            IntStream.rangeClosed(1, 5).mapToObj(Chance::enterprise).toList();

    /** For all, with a cap that two or three vouchers reach, and a document. */
    static final ProgrammeRules RULES_AT_FIRST = rules(4, 57, LocalDate.MAX);

    private Chance() {}

    static <T extends @Nullable Object> T oneOf(List<T> all, int number) {
        return all.get(number % all.size());
    }

    /** Now and then who is not registered. */
    static String whom(int number) {
        return ENTERPRISES.get(number == Move.MOST_WHO ? 4 : number % 4);
    }

    private static String enterprise(int number) {
        String digits = "91310000MA%07d".formatted(number);
        return Stream.of("0123456789ABCDEFGHJKLMNPQRTUWXY".split(""))
                .map(check -> digits + check)
                .filter(UnifiedSocialCreditCode::isValid)
                .findFirst()
                .orElseThrow();
    }

    static Place place(int number) {
        return number % 3 == 0 ? new Place("510100", null) : Place.ANYWHERE;
    }

    static List<String> documents(int number) {
        return number % 4 == 0 ? List.of() : List.of("PLAN");
    }

    static Standing standing(int what, int amount) {
        String group = amount % 3 == 0 ? null : amount % 3 == 1 ? "GROUP-1" : "GROUP-2";
        return new Standing(
                what % 4 == 0 ? EnterpriseClass.LARGE : EnterpriseClass.SME, "310000", group);
    }

    /** Rules that a programme can have; whether they may follow those in force is not asked. */
    static ProgrammeRules rules(int what, int amount, LocalDate lastDay) {
        List<Rate> rates = new ArrayList<>();
        if (what % 2 == 0) {
            rates.add(new Rate(EnterpriseClass.SME, "510100", null, 9_000));
        }
        rates.add(new Rate(EnterpriseClass.SME, null, null, 8_000));
        boolean forLarge = what % 5 > 0;
        if (forLarge) {
            rates.add(new Rate(null, null, null, 5_000 + what));
        }
        return new ProgrammeRules(
                ProgrammeKind.COMPUTE,
                rates,
                1 + what % 3 * 5,
                what % 7 == 0 ? 80 : 1_000,
                switch (amount % 4) {
                    case 0 -> null;
                    case 1 -> 60L + amount;
                    default -> 100L + amount;
                },
                forLarge
                        ? List.of(EnterpriseClass.SME, EnterpriseClass.LARGE)
                        : List.of(EnterpriseClass.SME),
                what % 2 == 0 ? ValidFrom.ISSUE_DAY : ValidFrom.YEAR_START,
                what % 6 == 0 ? (Integer) 20 : null,
                what % 4,
                what % 3 == 0 ? Payee.ENTERPRISE : Payee.DATA_CENTRE,
                what % 8 == 0 ? Stacking.ALLOWED : Stacking.EXCLUSIVE,
                lastDay.equals(LocalDate.MAX)
                        ? ApplicationWindow.ALWAYS
                        : new ApplicationWindow(null, lastDay),
                switch (amount % 3) {
                    case 0 -> 70;
                    case 1 -> 0;
                    default -> 80;
                },
                what % 3 == 1 ? List.of("PLAN") : List.of());
    }
}
