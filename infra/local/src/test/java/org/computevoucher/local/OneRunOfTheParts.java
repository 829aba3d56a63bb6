package org.computevoucher.local;

/** What a test JVM does: uses the parts and ends. Prints who it was and each part's process id. */
final class OneRunOfTheParts {

    private OneRunOfTheParts() {}

    public static void main(String[] args) {
        LocalParts parts = LocalParts.shared();
        parts.postgres().createDatabase("ledger");
        System.out.println("user " + System.getProperty("user.name"));
        System.out.println("pid " + parts.postgres().pid());
        System.out.println("pid " + parts.kafka().pid());
        System.out.println("pid " + parts.registry().pid());
        System.out.println("pid " + parts.issuer().pid());
        String token = parts.issuer().tokens().of(Caller.auditor());
        System.out.println("token of " + token.length() + " characters");
        System.out.println("folder " + parts.postgres().log().getParent());
    }
}
