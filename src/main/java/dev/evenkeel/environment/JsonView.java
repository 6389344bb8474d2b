package dev.evenkeel.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.evenkeel.snapshot.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The same tree as the schema validator wants it, with the environment's values in place. */
final class JsonView {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** More digits than this before or after the point serve nobody and cost memory. */
  private static final int MOST_DIGITS = 30;

  private JsonView() {}

  static JsonNode of(Node node, Expansion expansion) {
    return switch (node) {
      case Node.Mapping mapping -> {
        var object = JSON.objectNode();
        for (int i = 0; i < mapping.size(); i++) {
          object.set(mapping.key(i), of(mapping.value(i), expansion));
        }
        yield object;
      }
      case Node.Sequence sequence -> {
        var array = JSON.arrayNode();
        sequence.elements().forEach(element -> array.add(of(element, expansion)));
        yield array;
      }
      case Node.Scalar scalar ->
          switch (scalar.type()) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(scalar.text().equals("true"));
            case STRING -> JSON.textNode(expansion.value(scalar));
            case INTEGER, FLOAT ->
                number(scalar)
                    .<JsonNode>map(JsonView::numberNode)
                    .orElseGet(() -> JSON.textNode(scalar.text()));
          };
      case Node.Secret secret -> JSON.nullNode();
      case Node.Unreadable unreadable -> JSON.nullNode();
    };
  }

  /**
   * A number in any of YAML's spellings; empty for infinity, not-a-number and the absurdly long.
   */
  static Optional<BigDecimal> number(Node.Scalar scalar) {
    if (scalar.type() != Node.ScalarType.INTEGER && scalar.type() != Node.ScalarType.FLOAT) {
      return Optional.empty();
    }
    String text = scalar.text();
    try {
      var number =
          text.startsWith("0x")
              ? new BigDecimal(new BigInteger(text.substring(2), 16))
              : text.startsWith("0o")
                  ? new BigDecimal(new BigInteger(text.substring(2), 8))
                  : new BigDecimal(text);
      long digits = (long) number.precision() - number.scale();
      return digits > MOST_DIGITS || number.scale() > MOST_DIGITS
          ? Optional.empty()
          : Optional.of(number);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static JsonNode numberNode(BigDecimal number) {
    try {
      return JSON.numberNode(number.toBigIntegerExact());
    } catch (ArithmeticException fraction) {
      return JSON.numberNode(number);
    }
  }
}
