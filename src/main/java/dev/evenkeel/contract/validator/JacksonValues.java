package dev.evenkeel.contract.validator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.evenkeel.contract.Json;
import dev.evenkeel.snapshot.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values in the validator's own form. */
final class JacksonValues {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private JacksonValues() {}

  static JsonNode of(Json value) {
    return switch (value) {
      case Json.Null none -> MAKE.nullNode();
      case Json.Bool(boolean truth) -> MAKE.booleanNode(truth);
      case Json.Text(String text) -> MAKE.textNode(text);
      case Json.Num(BigDecimal number) ->
          number.scale() <= 0 ? integer(number) : MAKE.numberNode(number);
      case Json.Arr(List<Json> elements) -> {
        var array = MAKE.arrayNode();
        elements.forEach(element -> array.add(of(element)));
        yield array;
      }
      case Json.Obj(Map<String, Json> members) -> {
        var object = MAKE.objectNode();
        members.forEach((name, member) -> object.set(name, of(member)));
        yield object;
      }
    };
  }

  private static JsonNode integer(BigDecimal number) {
    var whole = number.toBigInteger();
    // as a reader of text makes them: to the library an int within an object is no long
    if (whole.bitLength() < Integer.SIZE) {
      return MAKE.numberNode(whole.intValue());
    }
    return whole.bitLength() < Long.SIZE
        ? MAKE.numberNode(whole.longValue())
        : MAKE.numberNode(whole);
  }

  /** A schema; what is hidden in it can only be an example. */
  static JsonNode ofSchema(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        var object = MAKE.objectNode();
        for (int i = 0; i < mapping.size(); i++) {
          object.set(mapping.key(i), ofSchema(mapping.value(i)));
        }
        yield object;
      }
      case Node.Sequence sequence -> {
        var array = MAKE.arrayNode();
        sequence.elements().forEach(element -> array.add(ofSchema(element)));
        yield array;
      }
      case Node.Scalar scalar -> Json.of(scalar).map(JacksonValues::of).orElseGet(MAKE::nullNode);
      case Node.Secret secret -> MAKE.textNode("");
      case Node.Unreadable unreadable -> MAKE.textNode("");
    };
  }
}
