package org.computevoucher.testkit.hostile;

import org.computevoucher.testkit.contract.ApiOperation;
import org.computevoucher.testkit.contract.RawHttp.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request that a service has to stand.
 *
 * @param kind what is wrong with it, in a word or two: counted by it, and failures are told by it
 * @param mustBeRefused false: it may also be something valid, and is judged by the schema
 * @param offender the one field, parameter or header that is wrong; null: there is none to name
 */
record HostileCase(
        ApiOperation operation,
        String kind,
        Request request,
        boolean mustBeRefused,
        @Nullable String offender) {

    HostileCase with(Request other) {
        return new HostileCase(operation, kind, other, mustBeRefused, offender);
    }
}
