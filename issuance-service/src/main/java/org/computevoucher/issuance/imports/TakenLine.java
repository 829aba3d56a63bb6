package org.computevoucher.issuance.imports;

import org.computevoucher.issuance.application.ApplicationState;

/**
 * What became of a line.
 *
 * @param before whether the application was there before; then nothing was done
 */
record TakenLine(ApplicationState application, boolean before) {}
