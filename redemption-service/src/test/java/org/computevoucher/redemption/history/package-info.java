/**
 * Random histories of the whole service: usage, corrections, closings, settlement and the bank's
 * answers, with restarts and commits that fail, against an oracle that reads the events alone.
 */
@NullMarked
package org.computevoucher.redemption.history;

import org.jspecify.annotations.NullMarked;
