package org.computevoucher.issuance.grant;

import org.computevoucher.platform.refusal.Refusal;

/**
 * A rule that says no.
 *
 * @param stage what that makes of the application
 * @param refusal why, and what would be right
 */
public record Finding(Stage stage, Refusal refusal) {}
