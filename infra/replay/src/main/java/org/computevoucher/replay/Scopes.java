package org.computevoucher.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pots, and payees of pots, by number; and the cells in which their money lies, one for each kind
 * of account. The treasury has one for each pot: its account is the sum over a region.
 */
final class Scopes {

    private static final Pattern POT = Pattern.compile("[1-9][0-9]{5}-[A-Z0-9]{1,32}-[0-9]{4}");
    private static final int REGION_LENGTH = 6;

    private record Scope(String pot, @Nullable String payee, int potNumber) {}

    private final List<Scope> scopes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<@Nullable String> paths = new ArrayList<>();

    static boolean isPot(String name) {
        return POT.matcher(name).matches();
    }

    static String regionOf(String pot) {
        return pot.substring(0, REGION_LENGTH);
    }

    int size() {
        return scopes.size();
    }

    /** How many cells there are. */
    int cells() {
        return scopes.size() * Kind.COUNT;
    }

    /** The number of a pot, or of a payee in it. */
    int of(String pot, @Nullable String payee) {
        String name = payee == null ? pot : pot + ':' + payee;
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int potNumber = payee == null ? scopes.size() : of(pot, null);
        int number = scopes.size();
        scopes.add(new Scope(pot, payee, potNumber));
        numbers.put(name, number);
        return number;
    }

    String pot(int scope) {
        return scopes.get(scope).pot();
    }

    @Nullable String payee(int scope) {
        return scopes.get(scope).payee();
    }

    int potNumber(int scope) {
        return scopes.get(scope).potNumber();
    }

    String region(int scope) {
        return regionOf(pot(scope));
    }

    int cell(int scope, Kind kind) {
        return (kind.isPerPayee() ? scope : potNumber(scope)) * Kind.COUNT + kind.slot();
    }

    static Kind kindOf(int cell) {
        return Kind.of(cell % Kind.COUNT);
    }

    static int scopeOf(int cell) {
        return cell / Kind.COUNT;
    }

    /** The path of the account that a cell belongs to. */
    String path(int cell) {
        while (paths.size() <= cell) {
            paths.add(null);
        }
        String known = paths.get(cell);
        if (known != null) {
            return known;
        }
        Kind kind = kindOf(cell);
        int scope = scopeOf(cell);
        String payee = payee(scope);
        String path =
                kind.word()
                        + ':'
                        + (kind == Kind.TREASURY ? region(scope) : pot(scope))
                        + (payee == null ? "" : ':' + payee);
        paths.set(cell, path);
        return path;
    }
}
