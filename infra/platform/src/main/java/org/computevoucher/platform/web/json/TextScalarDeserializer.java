package org.computevoucher.platform.web.json;

import java.util.Optional;
import java.util.function.Function;
import org.computevoucher.platform.web.WebReason;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads what is written as a JSON string, and only from a JSON string. */
final class TextScalarDeserializer<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, Optional<T>> parser;
    private final String words;

    /**
     * @param parser gives nothing for a text that is no such value
     */
    TextScalarDeserializer(Class<T> type, Function<String, Optional<T>> parser) {
        super(type);
        this.parser = parser;
        this.words = Words.of(type);
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw new UnfitValueException(json, WebReason.BODY_MALFORMED, words);
        }
        String text = json.getString();
        Optional<String> forbidden = Texts.forbiddenIn(text);
        if (forbidden.isPresent()) {
            throw new UnfitValueException(
                    json,
                    WebReason.TEXT_INVALID,
                    "holds " + forbidden.get() + "; it " + Texts.WORDS);
        }
        return parser.apply(text)
                .orElseThrow(() -> new UnfitValueException(json, WebReason.BODY_MALFORMED, words));
    }
}
