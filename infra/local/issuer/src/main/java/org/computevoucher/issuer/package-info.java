/**
 * The OAuth2 issuer of the local stack: one client per role, client credentials only. It stands in
 * for the identity provider that a production installation brings; no service knows it as anything
 * but an issuer URI.
 */
@NullMarked
package org.computevoucher.issuer;

import org.jspecify.annotations.NullMarked;
