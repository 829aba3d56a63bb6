package org.computevoucher.issuance.imports;

import org.computevoucher.issuance.application.ApplicationState;

/**
 * What became of a line.
 *
 * @param before whether somebody else brought the application before; then nothing was done
 */
record TakenLine(ApplicationState application, boolean before) {}
