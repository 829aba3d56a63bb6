package org.computevoucher.testkit.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.computevoucher.testkit.contract.ApiOperation;
import org.computevoucher.testkit.contract.RawHttp.Body;
import org.computevoucher.testkit.contract.RawHttp.Header;
import org.computevoucher.testkit.contract.RawHttp.Request;
import org.jspecify.annotations.Nullable;

/** Header fields and methods made from valid ones: missing, doubled, malformed, out of place. */
final class HeaderCases {

    /** Takes one request. */
    @FunctionalInterface
    interface Sink {
        void add(String kind, Request request, boolean never, @Nullable String offender);
    }

    private static final String KEY = "Idempotency-Key";
    private static final String TYPE = "Content-Type";

    private final ApiOperation operation;
    private final Request valid;
    private final Sink sink;

    HeaderCases(ApiOperation operation, Request valid, Sink sink) {
        this.operation = operation;
        this.valid = valid;
        this.sink = sink;
    }

    void all() {
        if (operation.writes()) {
            keys();
        }
        if (!valid.body().isEmpty()) {
            contentTypes();
        }
        accepts();
        methods();
        new FramingCases(operation, valid, sink).all();
        others();
    }

    private void keys() {
        sink.add("missing key", valid.with(without(KEY)), true, KEY);
        List<Header> twice = new ArrayList<>(valid.headers());
        twice.add(new Header(KEY, "another"));
        sink.add("doubled key", valid.with(twice), true, KEY);
        for (String key :
                List.of(
                        "",
                        " ",
                        "k".repeat(129),
                        "k".repeat(7_000),
                        "a b",
                        "a\tb",
                        "\u00e9",
                        "\u00ff\u00fe",
                        "a\u0080b",
                        "\u0001",
                        "a\u007f",
                        "\u00c0\u00af",
                        "\"",
                        "${jndi:ldap://127.0.0.1:9/a}",
                        "'; DROP TABLE event_log; --",
                        "../../etc/passwd",
                        "a,b",
                        "%00",
                        "%0d%0aX-Injected:yes")) {
            sink.add(
                    "hostile key",
                    valid.with(with(KEY, key)),
                    !isVisible(key),
                    isVisible(key) ? null : KEY);
        }
        sink.add("header injection", valid.with(with(KEY, "a\r\nX-Injected: yes")), false, null);
        sink.add("header injection", valid.with(with(KEY, "a\nX-Injected: yes")), false, null);
        sink.add("header injection", valid.with(with(KEY, "a\rX-Injected: yes")), false, null);
        sink.add("NUL in a header", valid.with(with(KEY, "a\u0000b")), true, null);
    }

    private static boolean isVisible(String key) {
        return key.matches("[\\x21-\\x7e]{1,128}");
    }

    private void contentTypes() {
        sink.add("missing Content-Type", valid.with(without(TYPE)), true, null);
        for (String type :
                List.of(
                        "text/plain",
                        "application/xml",
                        "text/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/octet-stream",
                        "application/javascript",
                        "application/x-java-serialized-object",
                        "application/yaml",
                        "application/cbor",
                        "application/merge-patch+json",
                        "image/svg+xml",
                        "text/html",
                        "*/*",
                        "application/*",
                        "",
                        "json",
                        "application",
                        "/",
                        "application/json; charset=utf-16",
                        "application/json; charset=latin1",
                        "application/json; charset=no-such",
                        "application/json,text/plain",
                        "a/b/c",
                        "application/json; q=\"",
                        "\u00e9/\u00e9",
                        "application/" + "x".repeat(5_000))) {
            if (valid.headers().contains(new Header(TYPE, type))) {
                continue;
            }
            sink.add("other Content-Type", valid.with(with(TYPE, type)), true, null);
        }
        for (String xml :
                List.of(
                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                        "<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>")) {
            for (String type :
                    List.of(
                            "application/xml",
                            "text/xml",
                            "application/json",
                            "application/soap+xml")) {
                sink.add("XML", valid.with(with(TYPE, type)).with(Body.of(xml)), true, null);
            }
        }
        List<Header> twice = new ArrayList<>(valid.headers());
        twice.add(new Header(TYPE, "text/plain"));
        sink.add("doubled Content-Type", valid.with(twice), true, null);
        for (String encoding : List.of("gzip", "br", "deflate", "compress", "x")) {
            sink.add(
                    "Content-Encoding", valid.with(plus("Content-Encoding", encoding)), true, null);
        }
    }

    private void accepts() {
        for (String accept :
                List.of("text/html", "application/rdf+xml", "image/png", "text/event-stream")) {
            sink.add("other Accept", valid.with(plus("Accept", accept)), true, null);
        }
        for (String accept :
                List.of(
                        "a",
                        "/",
                        "*",
                        "application/json;q=x",
                        "application/json;q=0",
                        "\u00e9",
                        ",".repeat(3_000),
                        "a/b,".repeat(800),
                        "../..")) {
            sink.add("malformed Accept", valid.with(plus("Accept", accept)), false, null);
        }
    }

    private void methods() {
        for (String method :
                List.of(
                        "GET",
                        "POST",
                        "PUT",
                        "DELETE",
                        "PATCH",
                        "TRACE",
                        "CONNECT",
                        "PROPFIND",
                        "FOO",
                        "get",
                        "G ET",
                        "",
                        "GET\u0000",
                        "X".repeat(9_000))) {
            if (!method.equals(operation.method())) {
                sink.add(
                        "other method",
                        new Request(method, valid.target(), valid.headers(), valid.body()),
                        false,
                        null);
            }
        }
        sink.add(
                "other method",
                new Request("HEAD", valid.target(), without(TYPE), Body.NONE),
                false,
                null);
        sink.add(
                "other method",
                new Request("OPTIONS", valid.target(), without(TYPE), Body.NONE),
                false,
                null);
        if (!operation.writes()) {
            sink.add(
                    "body on a read",
                    valid.with(plus(TYPE, "application/json")).with(Body.of("{\"a\":1}")),
                    false,
                    null);
        }
        for (String override :
                List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            sink.add("method override", valid.with(plus(override, "DELETE")), false, null);
        }
    }

    private void others() {
        sink.add("missing Host", valid.with(without("Host")), true, null);
        sink.add("doubled Host", valid.with(plus("Host", "evil.invalid")), true, null);
        for (String host :
                List.of(
                        "evil.invalid",
                        "",
                        "a b",
                        "127.0.0.1:99999",
                        "[::1",
                        "\u00e9",
                        "x".repeat(5_000))) {
            sink.add("other Host", valid.with(with("Host", host)), false, null);
        }
        sink.add("huge header", valid.with(plus("X-Long", "x".repeat(100_000))), true, null);
        List<Header> many = new ArrayList<>(valid.headers());
        for (int i = 0; i < 500; i++) {
            many.add(new Header("X-" + i, "1"));
        }
        sink.add("many headers", valid.with(many), false, null);
        for (String name : List.of("X Y", "", "X\u0000", "\u00e9", "X\tY", " X", "X(")) {
            sink.add("header name", valid.with(plus(name, "1")), false, null);
        }
        for (String header :
                List.of(
                        "X-Forwarded-For",
                        "X-Forwarded-Host",
                        "X-Forwarded-Prefix",
                        "Forwarded",
                        "X-Original-URL",
                        "X-Rewrite-URL",
                        "Range",
                        "If-Modified-Since",
                        "If-Match",
                        "If-None-Match",
                        "Expect",
                        "Upgrade",
                        "Cookie",
                        "Origin",
                        "Referer",
                        "User-Agent",
                        "traceparent",
                        "tracestate",
                        "baggage",
                        "Correlation-Id",
                        "Accept-Language",
                        "Accept-Charset",
                        "Prefer",
                        "Via",
                        "X-Request-Id")) {
            for (String value :
                    List.of(
                            "${jndi:ldap://127.0.0.1:9/a}",
                            "'; DROP TABLE event_log; --",
                            "00-\u00e9-x",
                            "../../..",
                            "bytes=0-99999999999999999999")) {
                sink.add("hostile header", valid.with(plus(header, value)), false, null);
            }
        }
    }

    private List<Header> without(String name) {
        return valid.headers().stream().filter(named(name).negate()).toList();
    }

    private List<Header> with(String name, String value) {
        List<Header> headers = new ArrayList<>(without(name));
        headers.add(new Header(name, value));
        return headers;
    }

    private List<Header> plus(String name, String value) {
        List<Header> headers = new ArrayList<>(valid.headers());
        headers.add(new Header(name, value));
        return headers;
    }

    private static Predicate<Header> named(String name) {
        return header -> header.name().equalsIgnoreCase(name);
    }
}
