package dev.evenkeel.source.helm;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes values out of Helm's messages, which quote them: what a template fails on may be a
 * password. Which values are secret is decided later and elsewhere, so all longer ones go.
 */
final class QuotedValues {
  private static final int LONG = 8;
  private static final int SHORT = 3;
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i).*(passw|secret|token|credential|key|pin).*");

  private QuotedValues() {}

  static String hidden(String message, Mapping values) {
    var texts = new ArrayList<String>();
    collect(values, false, texts);
    texts.sort(Comparator.comparingInt(String::length).reversed());
    String hidden = message;
    for (String text : texts) {
      hidden = hidden.replace(text, "(a value)");
    }
    return hidden;
  }

  private static void collect(Node node, boolean secret, List<String> texts) {
    switch (node) {
      case Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          boolean below = secret || SECRET_KEY.matcher(mapping.key(i)).matches();
          collect(mapping.value(i), below, texts);
        }
      }
      case Sequence sequence ->
          sequence.elements().forEach(element -> collect(element, secret, texts));
      case Scalar scalar -> {
        if (scalar.text().length() >= (secret ? SHORT : LONG)) {
          texts.add(scalar.text());
          // Helm quotes several lines as one
          scalar.text().lines().filter(line -> line.length() >= LONG).forEach(texts::add);
        }
      }
      default -> {}
    }
  }
}
