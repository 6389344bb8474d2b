package dev.evenkeel.difference.effective;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import java.util.Map;
import java.util.Optional;

/**
 * {@code $(NAME)} by the rules of Kubernetes: replaced where an earlier variable has the name, left
 * as it stands otherwise; {@code $$} is a dollar sign that begins nothing.
 */
final class ContainerReferences {
  private ContainerReferences() {}

  /** Empty where it refers to a value that is secret or cannot be told. */
  static Optional<String> expanded(String text, Map<String, Reached> earlier) {
    var expanded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean more = at + 1 < text.length();
      if (c == '$' && more && text.charAt(at + 1) == '$') {
        expanded.append('$');
        at += 2;
      } else if (c == '$' && more && text.charAt(at + 1) == '(' && text.indexOf(')', at) > 0) {
        int close = text.indexOf(')', at);
        Reached named = earlier.get(text.substring(at + 2, close));
        if (named == null) {
          expanded.append(text, at, close + 1);
        } else {
          Node value = named.value().orElse(null);
          if (!(value instanceof Scalar scalar)) {
            return Optional.empty();
          }
          expanded.append(scalar.text());
        }
        at = close + 1;
      } else {
        expanded.append(c);
        at++;
      }
    }
    return Optional.of(expanded.toString());
  }
}
