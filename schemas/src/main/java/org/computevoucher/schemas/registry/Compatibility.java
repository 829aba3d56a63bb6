package org.computevoucher.schemas.registry;

import java.util.List;

/**
 * What a registry says about a schema that somebody thinks of registering.
 *
 * @param compatible whether it would accept it
 * @param messages why not, in the registry's words; may be empty
 */
public record Compatibility(boolean compatible, List<String> messages) {

    public Compatibility {
        messages = List.copyOf(messages);
    }
}
