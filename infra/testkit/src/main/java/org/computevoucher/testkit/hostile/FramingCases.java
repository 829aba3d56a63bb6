package org.computevoucher.testkit.hostile;

import java.util.ArrayList;
import java.util.List;
import org.computevoucher.testkit.contract.ApiOperation;
import org.computevoucher.testkit.contract.RawHttp.Body;
import org.computevoucher.testkit.contract.RawHttp.Header;
import org.computevoucher.testkit.contract.RawHttp.Request;

/** Where one message ends and the next begins, told wrongly or in two ways. */
final class FramingCases {

    private final ApiOperation operation;
    private final Request valid;
    private final HeaderCases.Sink sink;

    FramingCases(ApiOperation operation, Request valid, HeaderCases.Sink sink) {
        this.operation = operation;
        this.valid = valid;
        this.sink = sink;
    }

    void all() {
        for (String length :
                List.of("-1", "x", "+5", "0x5", "1, 2", "99999999999999999999", "5 ", "")) {
            sink.add("Content-Length", valid.with(plus("Content-Length", length)), false, null);
        }
        int size = valid.body().size();
        sink.add(
                "Content-Length",
                valid.with(plus("Content-Length", Integer.toString(size + 10))),
                operation.writes() && size > 0,
                null);
        sink.add(
                "Content-Length",
                valid.with(plus("Content-Length", "100000000000")),
                operation.writes() && size > 0,
                null);
        List<Header> two = new ArrayList<>(plus("Content-Length", Integer.toString(size)));
        two.add(new Header("Content-Length", Integer.toString(size + 1)));
        sink.add("Content-Length", valid.with(two), true, null);
        for (String coding :
                List.of("chunked", "chunked, chunked", "x", "identity, chunked", "\u000bchunked")) {
            sink.add(
                    "Transfer-Encoding",
                    valid.with(plus("Transfer-Encoding", coding)),
                    size > 0,
                    null);
            List<Header> both = new ArrayList<>(plus("Content-Length", Integer.toString(size)));
            both.add(new Header("Transfer-Encoding", coding));
            sink.add("Transfer-Encoding", valid.with(both), size > 0, null);
        }
        for (String chunks :
                List.of(
                        "zz\r\n{}\r\n0\r\n\r\n",
                        "fffffffffffffffff\r\n{}\r\n",
                        "-1\r\n{}\r\n0\r\n\r\n",
                        "5\r\n{}",
                        "2;" + "x".repeat(9_000) + "\r\n{}\r\n0\r\n\r\n")) {
            sink.add(
                    "chunks",
                    valid.with(plus("Transfer-Encoding", "chunked")).with(Body.of(chunks)),
                    operation.writes() && size > 0,
                    null);
        }
    }

    private List<Header> plus(String name, String value) {
        List<Header> headers = new ArrayList<>(valid.headers());
        headers.add(new Header(name, value));
        return headers;
    }
}
