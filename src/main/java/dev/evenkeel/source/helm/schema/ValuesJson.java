package dev.evenkeel.source.helm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Values as the validator reads them. */
final class ValuesJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValuesJson() {}

  static JsonNode of(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        var object = JSON.objectNode();
        for (int i = 0; i < mapping.size(); i++) {
          object.set(mapping.key(i), of(mapping.value(i)));
        }
        yield object;
      }
      case Sequence sequence -> {
        var array = JSON.arrayNode();
        sequence.elements().forEach(element -> array.add(of(element)));
        yield array;
      }
      case Scalar scalar -> scalar(scalar);
      // what is encrypted or hidden is a text to the chart
      case Node.Unreadable unreadable -> JSON.textNode("");
      case Node.Secret secret -> JSON.textNode("");
    };
  }

  private static JsonNode scalar(Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.type()) {
      case STRING -> JSON.textNode(text);
      case BOOLEAN -> JSON.booleanNode(text.equals("true"));
      case NULL -> JSON.nullNode();
      case INTEGER, FLOAT -> number(text);
    };
  }

  private static JsonNode number(String text) {
    String plain = text.startsWith("+") ? text.substring(1) : text;
    try {
      if (plain.startsWith("0x")) {
        return JSON.numberNode(new BigInteger(plain.substring(2), 16));
      }
      if (plain.startsWith("0o")) {
        return JSON.numberNode(new BigInteger(plain.substring(2), 8));
      }
      var decimal = new BigDecimal(plain);
      return decimal.scale() <= 0 && Math.abs((long) decimal.scale()) < 400
          ? JSON.numberNode(decimal.toBigInteger())
          : JSON.numberNode(decimal);
    } catch (NumberFormatException e) {
      return JSON.textNode(text);
    }
  }
}
