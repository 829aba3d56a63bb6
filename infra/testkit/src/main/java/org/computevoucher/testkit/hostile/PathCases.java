package org.computevoucher.testkit.hostile;

import java.util.List;

/** Ways around a path, and targets that are none. */
final class PathCases {

    /** What has no target has no request line either: it may also just be hung up on. */
    static final String NO_TARGET = "no target";

    private final String plain;
    private final TargetCases.Sink sink;

    /**
     * @param plain a valid target
     */
    PathCases(String plain, TargetCases.Sink sink) {
        this.plain = plain;
        this.sink = sink;
    }

    void all() {
        String api = "/api/v1/";
        for (String changed :
                List.of(
                        plain.replace(api, "//api/v1/"),
                        plain.replace(api, "/api//v1/"),
                        plain.replace(api, "/api/./v1/"),
                        plain.replace(api, "/api/x/../v1/"),
                        plain.replace(api, "/api/v1/%2e%2e/v1/"),
                        plain.replace(api, "/api/v1;x=y/"),
                        plain.replace(api, "/API/V1/"),
                        plain.replace(api, "/api/v2/"),
                        plain.replace(api, "/api%2fv1%2f"),
                        plain.replace(api, "\\api\\v1\\"),
                        plain.replace(api, "/api/v1/../../actuator/"),
                        plain.replace("/api", ""),
                        "/" + plain,
                        "/.." + plain,
                        "/%2e%2e" + plain,
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/actuator/../api/v1",
                        "/h2-console",
                        "/.git/config",
                        "/WEB-INF/web.xml",
                        "/static/..%2f..%2fapplication.yaml",
                        "/error",
                        "/api",
                        "/api/v1",
                        "/api/v1/%00",
                        "/" + "a/".repeat(2_000))) {
            sink.add("other path", changed, false, null);
        }
        for (String weird :
                List.of(
                        "*",
                        "http://evil.invalid/api/v1/x",
                        "api/v1/x",
                        "?",
                        "",
                        "/api/v1/x HTTP/1.1\r\nX-Injected: yes\r\n\r\nGET /")) {
            sink.add(NO_TARGET, weird, false, null);
        }
    }
}
