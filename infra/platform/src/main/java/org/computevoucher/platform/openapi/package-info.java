/**
 * Describes a service's HTTP interface as an OpenAPI 3.1 document: springdoc reads the controllers,
 * and what holds for every operation (header fields, problem documents, who may call) is said here
 * once. Words and examples come from {@code openapi.yaml} of the service.
 */
@NullMarked
package org.computevoucher.platform.openapi;

import org.jspecify.annotations.NullMarked;
