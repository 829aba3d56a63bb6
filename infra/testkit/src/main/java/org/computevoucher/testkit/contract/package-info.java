/**
 * The contract of a service's HTTP interface as tests: its OpenAPI document is the one that is
 * checked in, breaks no caller of a released one, and its examples are true.
 */
@NullMarked
package org.computevoucher.testkit.contract;

import org.jspecify.annotations.NullMarked;
