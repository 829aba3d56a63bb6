/** What was accepted, reversed and paid, and what is owed at the beginning and at the end. */
@NullMarked
package org.computevoucher.redemption.statement;

import org.jspecify.annotations.NullMarked;
