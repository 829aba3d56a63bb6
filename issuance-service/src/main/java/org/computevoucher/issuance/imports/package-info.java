/** Applicants and applications that the office brings in as a table, line by line. */
@NullMarked
package org.computevoucher.issuance.imports;

import org.jspecify.annotations.NullMarked;
