package org.computevoucher.platform.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A token that was checked, with the caller it names; its name is the caller's subject. */
final class CallerToken extends JwtAuthenticationToken {

    private final Caller caller;

    private CallerToken(Jwt token, Caller caller) {
        super(token, authorities(caller), caller.subject());
        this.caller = caller;
    }

    static CallerToken of(Jwt token) {
        return new CallerToken(token, Caller.of(token));
    }

    Caller caller() {
        return caller;
    }

    private static List<GrantedAuthority> authorities(Caller caller) {
        return caller.scopes().stream()
                .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.text()))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerToken that
                && super.equals(that)
                && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), caller);
    }
}
