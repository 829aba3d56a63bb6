package org.computevoucher.platform.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.computevoucher.platform.trace.RequestTrace;
import org.computevoucher.platform.web.ProblemWriter;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.WebReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat refuses itself, or could not be answered otherwise, gets a problem document instead
 * of a page in HTML. Tomcat makes it by its name, so it has no arguments.
 */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // as Tomcat's own: there is nothing to say, or somebody said it already
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // with an id to ask about, also where no filter of ours was reached
        try (var _ = RequestTrace.enter(request, response)) {
            answer(request, response, status, failure);
        }
    }

    private static void answer(
            Request request, Response response, int status, @Nullable Throwable failure) {
        WebReason reason = WebReason.of(status);
        if (reason == WebReason.INTERNAL_ERROR) {
            log.error("{} was answered with {}", request.getRequestURI(), status, failure);
        }
        try {
            ProblemWriter.write(response.getResponse(), Problems.of(reason));
        } catch (IOException | IllegalStateException gone) {
            log.debug("nobody was there to be told of status {}", status, gone);
        }
    }
}
