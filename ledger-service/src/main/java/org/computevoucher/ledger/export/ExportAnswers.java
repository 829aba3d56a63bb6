package org.computevoucher.ledger.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.concurrent.Semaphore;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.WebReason;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Answers with a file that is written while it is read. What breaks off is no whole file for the
 * client either: the last chunk of the answer is missing.
 */
@Component
class ExportAnswers {

    /** Says up to which entry the export goes, so that it can be made again, or gone on with. */
    static final String UP_TO = "X-Up-To";

    /** Each holds a page in memory, a few MB, and reads as fast as its client. */
    static final int AT_ONCE = 16;

    private final Semaphore places;

    @Autowired
    ExportAnswers() {
        this(AT_ONCE);
    }

    ExportAnswers(int atOnce) {
        this.places = new Semaphore(atOnce);
    }

    /** Writes a file page by page; what it reads of a page is read before it is written. */
    @FunctionalInterface
    interface Content {
        void write(Writer out) throws IOException;
    }

    /**
     * @return null: the file was written; otherwise the refusal, OVERLOADED
     */
    @Nullable ResponseEntity<?> write(
            ExportFile file,
            Content content,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!places.tryAcquire()) {
            return Problems.tryAgain(
                    WebReason.OVERLOADED,
                    "As many exports are being written as can be; nothing was done. Ask again shortly.");
        }
        try {
            // the filter that makes entity tags would hold all of it in memory
            ShallowEtagHeaderFilter.disableContentCaching(request);
            response.setContentType(file.format().mediaType() + ";charset=UTF-8");
            response.setHeader(UP_TO, Long.toString(file.upTo()));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"%s\"".formatted(file.name()));
            // never closed here: after a failure that would end the answer as if it were whole
            Writer out =
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
            content.write(out);
            out.flush();
            return null;
        } finally {
            places.release();
        }
    }
}
