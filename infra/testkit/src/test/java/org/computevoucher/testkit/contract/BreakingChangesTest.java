package org.computevoucher.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of change to a small document, and whether it would break a caller. */
class BreakingChangesTest {

    private static final String DOCUMENT =
            """
            {"openapi":"3.1.0",
             "paths":{"/things":{
               "get":{"operationId":"list",
                 "parameters":[{"name":"q","in":"query","schema":{"type":"string","maxLength":10}}],
                 "responses":{"200":{"description":"all","headers":{"ETag":{}},
                   "content":{"application/json":{"schema":{"$ref":"#/components/schemas/View"}}}}}},
               "post":{"operationId":"make","security":[{"oauth2":["a"]}],
                 "parameters":[{"$ref":"#/components/parameters/Key"}],
                 "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Request"}}}},
                 "responses":{"201":{"description":"made",
                   "content":{"application/json":{"schema":{"$ref":"#/components/schemas/View"}}}},
                   "422":{"$ref":"#/components/responses/Refused"}}}}},
             "components":{
               "parameters":{"Key":{"name":"Key","in":"header","required":true,"schema":{"type":"string"}}},
               "responses":{"Refused":{"description":"no"}},
               "schemas":{
                 "Request":{"type":"object","required":["amount"],"properties":{
                   "amount":{"type":"integer","format":"int64","minimum":1,"maximum":100},
                   "text":{"type":["string","null"],"minLength":1,"maxLength":20,"pattern":"^[a-z]+$"},
                   "list":{"type":"array","maxItems":5,"items":{"type":"string"}},
                   "kind":{"type":"string","enum":["A","B"]}}},
                 "View":{"type":"object","required":["at","name"],"properties":{
                   "at":{"type":"string","format":"date-time"},
                   "name":{"type":"string"},
                   "kind":{"type":"string","enum":["A","B"]},
                   "inner":{"type":"array","items":{"$ref":"#/components/schemas/Inner"}}}},
                 "Inner":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}}}}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a path is gone                          | "/things":{              | "/other":{               | operation was removed
                    an operation is gone                    | "get":{                  | "put":{                  | operation was removed
                    an operation has another id             | "operationId":"list"     | "operationId":"all"      | operationId
                    a parameter is gone                     | "name":"q"               | "name":"r"               | unknown parameters are refused
                    a parameter has to be there             | "in":"query"             | "in":"query","required":true | is required now
                    a parameter is narrower                 | "maxLength":10           | "maxLength":9            | maxLength is lower
                    a parameter has another type            | {"type":"string","maxLength":10} | {"type":"integer"} | the type was
                    a header has another type               | "required":true,"schema":{"type":"string"} | "required":true,"schema":{"type":"integer"} | the type was
                    a body has to be there                  | "requestBody":{          | "requestBody":{"required":true, | body: is required now
                    a body is of another kind               | "requestBody":{"content":{"application/json" | "requestBody":{"content":{"application/xml" | was removed
                    a field has to be there                 | "required":["amount"]    | "required":["amount","text"] | is required now
                    a field of a request is gone            | "text":{                 | "words":{                | text: the field was removed
                    a field of a request has another type   | {"type":"integer","format":"int64","minimum":1,"maximum":100} | {"type":"string"} | the type was
                    null is allowed no more                 | ["string","null"]        | ["string"]               | the type was
                    a maximum is lower                      | "maximum":100            | "maximum":99             | maximum is lower
                    a minimum is higher                     | "minimum":1              | "minimum":2              | minimum is higher
                    a text has to be longer                 | "minLength":1            | "minLength":2            | minLength is higher
                    a text has to be shorter                | "maxLength":20           | "maxLength":19           | maxLength is lower
                    a list has to be shorter                | "maxItems":5             | "maxItems":4             | maxItems is lower
                    items have another type                 | "items":{"type":"string"} | "items":{"type":"integer"} | the type was
                    items have to be different              | "maxItems":5             | "maxItems":5,"uniqueItems":true | different now
                    another pattern                         | ^[a-z]+$                 | ^[a-y]+$                 | the pattern is another one
                    a new limit                             | "items":{"type":"string"} | "items":{"type":"string","maxLength":5} | maxLength is lower
                    a new pattern                           | "items":{"type":"string"} | "items":{"type":"string","pattern":"x"} | the pattern is another one
                    a new format                            | "items":{"type":"string"} | "items":{"type":"string","format":"uuid"} | the format changed
                    another format                          | "format":"int64"         | "format":"int32"         | the format changed
                    a value is allowed no more              | "kind":{"type":"string","enum":["A","B"]}}},"View" | "kind":{"type":"string","enum":["A"]}}},"View" | a value is allowed no more
                    only some values are allowed            | "items":{"type":"string"} | "items":{"type":"string","enum":["A"]} | a value is allowed no more
                    unknown fields are refused              | "required":["amount"]    | "additionalProperties":false,"required":["amount"] | unknown fields are refused now
                    what cannot be compared                 | "required":["amount"]    | "oneOf":[{}],"required":["amount"] | oneOf changed
                    an answer is gone                       | "422":                   | "423":                   | the answer was removed
                    an answer is of another kind            | "200":{"description":"all","headers":{"ETag":{}},"content":{"application/json" | "200":{"description":"all","headers":{"ETag":{}},"content":{"text/csv" | was removed
                    a header of an answer is gone           | "headers":{"ETag":{}}    | "headers":{}             | header ETag was removed
                    a field of an answer is gone            | "name":{"type":"string"} | "title":{"type":"string"} | name: the field was removed
                    a field of an answer has another type   | "name":{"type":"string"} | "name":{"type":"integer"} | the type was
                    a field of an answer may be null        | "name":{"type":"string"} | "name":{"type":["string","null"]} | the type was
                    a field of an answer has any type       | "name":{"type":"string"} | "name":{}                | the type was
                    a field of an answer has another format | "format":"date-time"     | "format":"date"          | the format changed
                    a field of an answer is not always there | "required":["at","name"] | "required":["at"]       | is not always there
                    deep in an answer                       | "n":{"type":"integer"}   | "n":{"type":"string"}    | the type was
                    a scope more is needed                  | [{"oauth2":["a"]}]       | [{"oauth2":["a","b"]}]   | no longer suffices
                    another scope is needed                 | [{"oauth2":["a"]}]       | [{"oauth2":["b"]}]       | no longer suffices
                    a token is needed                       | "get":{                  | "get":{"security":[{"oauth2":[]}], | needs a token now
                    """)
    void what_breaks_a_caller_is_found(String change, String before, String after, String found) {
        assertThat(changes(before, after)).anyMatch(sentence -> sentence.contains(found));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a new path                     | "paths":{                | "paths":{"/new":{"get":{"operationId":"new","responses":{}}},
                    a new parameter to be left out | "parameters":[{"name":"q" | "parameters":[{"name":"r","in":"query","schema":{}},{"name":"q"
                    a parameter may be left out    | "required":true,         | "required":false,
                    a wider parameter              | "maxLength":10           | "maxLength":11
                    a new field to be left out     | "kind":{"type":"string","enum":["A","B"]}}},"View" | "new":{"type":"string"},"kind":{"type":"string","enum":["A","B"]}}},"View"
                    a field may be left out        | "required":["amount"]    | "required":[]
                    a wider type                   | "amount":{"type":"integer" | "amount":{"type":"number"
                    null is allowed too            | "amount":{"type":"integer" | "amount":{"type":["integer","null"]
                    a higher maximum               | "maximum":100            | "maximum":101
                    a lower minimum                | "minimum":1              | "minimum":0
                    no limit                       | "maxLength":20,          | ~~
                    no pattern                     | ,"pattern":"^[a-z]+$"    | ~~
                    one value more                 | "kind":{"type":"string","enum":["A","B"]}}},"View" | "kind":{"type":"string","enum":["A","B","C"]}}},"View"
                    a new field in an answer       | "name":{"type":"string"} | "name":{"type":"string"},"new":{"type":"string"}
                    a value more in an answer      | "enum":["A","B"]},"inner" | "enum":["A","B","C"]},"inner"
                    always there in an answer      | "required":["at","name"] | "required":["at","name","kind"]
                    a new refusal                  | "422":                   | "409":{"description":"no"},"422":
                    a new header of an answer      | "headers":{"ETag":{}}    | "headers":{"ETag":{},"New":{}}
                    other words                    | "description":"made"     | "description":"it is made"
                    another scope will do too      | [{"oauth2":["a"]}]       | [{"oauth2":["a"]},{"oauth2":["b"]}]
                    no scope is needed             | [{"oauth2":["a"]}]       | [{"oauth2":[]}]
                    another name of a schema       | Inner                    | Part
                    """)
    void what_breaks_nobody_is_allowed(String change, String before, String after) {
        assertThat(changes(before, after)).isEmpty();
    }

    @Test
    void a_body_may_become_one_of_several_and_so_may_its_answer() {
        String request = "{\"$ref\":\"#/components/schemas/Request\"}}}},";
        String answer =
                "201\":{\"description\":\"made\",\"content\":{\"application/json\":{\"schema\":";
        String view = "{\"$ref\":\"#/components/schemas/View\"}";
        String inner = "{\"$ref\":\"#/components/schemas/Inner\"}";
        String asks =
                oneLine()
                        .replace(
                                request,
                                "{\"anyOf\":[%s,%s]}}}},"
                                        .formatted(
                                                "{\"$ref\":\"#/components/schemas/Request\"}",
                                                inner));

        assertThat(between(asks)).isEmpty();
        assertThat(between(asks.replace(answer + view, answer + anyOf(inner, view)))).isEmpty();
        assertThat(between(asks.replace(answer + view, answer + anyOf(inner, inner))))
                .singleElement()
                .asString()
                .contains("none of the alternatives is what it was");
        assertThat(between(oneLine().replace(answer + view, answer + anyOf(inner, view))))
                .isNotEmpty();
    }

    private static String anyOf(String one, String other) {
        return "{\"anyOf\":[%s,%s]}".formatted(one, other);
    }

    private static List<String> between(String changed) {
        assertThat(changed).contains("anyOf");
        return BreakingChanges.between(document(), ApiDocument.parse(changed));
    }

    @Test
    void nothing_changed_breaks_nobody() {
        assertThat(BreakingChanges.between(document(), document())).isEmpty();
    }

    private static List<String> changes(String before, String after) {
        String text = oneLine();
        assertThat(text).contains(before);
        return BreakingChanges.between(document(), ApiDocument.parse(text.replace(before, after)));
    }

    private static ApiDocument document() {
        return ApiDocument.parse(oneLine());
    }

    private static String oneLine() {
        return DOCUMENT.replaceAll("\\n *", "");
    }
}
