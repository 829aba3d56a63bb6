package org.computevoucher.platform.openapi;

import java.util.List;

/**
 * Which scopes a token needs for an operation: the access policy's view of the document, so that
 * who may call stands in one place alone.
 */
@FunctionalInterface
public interface OperationScopes {

    /**
     * @param method {@code GET}, {@code POST}
     * @param path with its variables in braces, as it is mapped
     * @return scopes of which any one will do; empty: any valid token
     */
    List<String> anyOf(String method, String path);
}
