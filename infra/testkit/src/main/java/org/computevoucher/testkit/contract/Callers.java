package org.computevoucher.testkit.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.TestIssuer;
import org.computevoucher.testkit.contract.RawHttp.Header;

/** Who calls: the header fields with which an operation may be called. */
final class Callers {

    private Callers() {}

    /**
     * The fields of a caller who may call this operation, for all that its examples name; whose a
     * thing is that is named by its id, only the answer tells.
     */
    static List<Header> of(ApiOperation operation) {
        String named =
                operation.examples().stream()
                        .map(
                                example ->
                                        example.parameters()
                                                + " "
                                                + example.body()
                                                + " "
                                                + example.answer())
                        .collect(Collectors.joining(" "));
        return bearer(TestIssuer.shared().fitting(operation.method(), named, named));
    }

    /** The fields of a caller who may read the document. */
    static List<Header> ofDocument() {
        return bearer(TestIssuer.shared().token(Role.AUDITOR));
    }

    private static List<Header> bearer(String token) {
        return List.of(new Header("Authorization", "Bearer " + token));
    }
}
