package org.computevoucher.issuance.programme;

import java.time.Instant;

/**
 * One version of a programme's rules. What is issued while it is in force is governed by it to its
 * end.
 *
 * @param number 1 for the first
 * @param inForceFrom the first instant (inclusive): midnight Asia/Shanghai of its first day
 */
public record ProgrammeVersion(int number, Instant inForceFrom, ProgrammeRules rules) {}
