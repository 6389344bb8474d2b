package dev.evenkeel.difference;

import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.difference.canonical.ValueTypes;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A subtree as one text, such that equal texts are equal subtrees: keys sorted, tokens put in,
 * typed scalars in canonical spelling. Used to align lists and to find what moved; never shown.
 */
final class Forms {
  /** Around what tells secrets apart, which is another text in every process. */
  private static final char HIDDEN_FROM = '\u0001';

  private static final char HIDDEN_TO = '\u0002';

  private static final AtomicLong NEVER_TWICE = new AtomicLong();

  private Forms() {}

  static List<String> ofElements(Sequence list, Lens lens, Shape shape, List<String> rulePath) {
    var forms = new ArrayList<String>(list.size());
    var below = new ArrayList<>(rulePath);
    below.add("[]");
    for (int i = 0; i < list.size(); i++) {
      forms.add(of(list.get(i), lens, shape, below));
    }
    return forms;
  }

  static String of(Node node, Lens lens, Shape shape, List<String> rulePath) {
    var form = new StringBuilder();
    write(node, lens, shape, new ArrayList<>(rulePath), form);
    return form.toString();
  }

  /**
   * The form without what stands for secrets: how alike two elements are and which comes first must
   * be the same in every run.
   */
  static String likeness(String form) {
    int from = form.indexOf(HIDDEN_FROM);
    if (from < 0) {
      return form;
    }
    var rest = new StringBuilder();
    int done = 0;
    while (from >= 0) {
      int to = form.indexOf(HIDDEN_TO, from);
      rest.append(form, done, from + 1);
      done = to < 0 ? from + 1 : to;
      from = form.indexOf(HIDDEN_FROM, done);
    }
    return rest.append(form, done, form.length()).toString();
  }

  /** The likeness of an element that is a scalar is that of its text, without type and length. */
  static String letters(String form) {
    int colon = form.indexOf(':');
    boolean scalar = colon > 1 && "SIFBNT".indexOf(form.charAt(0)) >= 0;
    return scalar ? form.substring(colon + 1) : likeness(form);
  }

  private static void write(
      Node node, Lens lens, Shape shape, List<String> rulePath, StringBuilder form) {
    if (node.origin().text().isPresent()) {
      text(node.origin().text().get().format(), form.append('E'));
    }
    switch (node) {
      case Mapping mapping -> {
        form.append('{');
        mapping.keys().stream()
            .sorted()
            .forEach(
                key -> {
                  Node value = mapping.get(key);
                  if (value != null) {
                    text(key, form);
                    rulePath.add(key);
                    write(value, lens, shape, rulePath, form);
                    rulePath.removeLast();
                  }
                });
        form.append('}');
      }
      case Sequence sequence -> {
        form.append('[');
        rulePath.add("[]");
        for (int i = 0; i < sequence.size(); i++) {
          write(sequence.get(i), lens, shape, rulePath, form);
        }
        rulePath.removeLast();
        form.append(']');
      }
      case Scalar scalar -> {
        ValueType type = ValueTypes.of(shape, rulePath);
        String seen = lens.canonical(scalar, type);
        form.append(type == ValueType.NONE ? scalar.type().name().charAt(0) : 'T');
        text(seen, form);
      }
      case Secret secret -> {
        form.append('X');
        if (secret.visible() != null) {
          ValueType none = ValueType.NONE;
          text(none.canonical(lens.seen(secret.visible(), none).text()), form);
        }
        form.append(HIDDEN_FROM).append(Hidden.matchKey(secret.hidden())).append(HIDDEN_TO);
      }
      // Never equal to anything, itself included: what could not be read has no form.
      case Node.Unreadable unreadable ->
          form.append('?')
              .append(HIDDEN_FROM)
              .append(NEVER_TWICE.getAndIncrement())
              .append(HIDDEN_TO);
    }
  }

  private static void text(String text, StringBuilder form) {
    form.append(text.length()).append(':').append(text);
  }
}
