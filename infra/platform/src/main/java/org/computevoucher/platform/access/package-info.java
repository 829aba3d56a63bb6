/**
 * Who may do what. A caller is what its token says ({@link
 * org.computevoucher.platform.access.Caller}); a service's policy ({@link
 * org.computevoucher.platform.access.AccessPolicy}) says for every endpoint which scopes open it
 * and how far they reach; what a controller gets is the caller's mandate for this one request
 * ({@link org.computevoucher.platform.access.Mandate}).
 */
@NullMarked
package org.computevoucher.platform.access;

import org.jspecify.annotations.NullMarked;
