package org.computevoucher.ledger.query;

import org.computevoucher.platform.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Before the platform's advice, which takes what nobody else knows for a bug. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackages = "org.computevoucher.ledger")
class UnreadableQueryAdvice {

    @ExceptionHandler
    ResponseEntity<?> badRequest(UnreadableQuery query) {
        return Problems.of(query.reason(), query.detail(), query.faults());
    }
}
