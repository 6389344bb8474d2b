package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;

/** Complains of every place that the YAML reader could not make sense of. */
final class Unreadables {
  private Unreadables() {}

  static void report(Node node, Complaints complaints) {
    switch (node) {
      case Node.Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          report(mapping.value(i), complaints);
        }
      }
      case Node.Sequence sequence ->
          sequence.elements().forEach(element -> report(element, complaints));
      case Node.Unreadable unreadable ->
          complaints.add(
              unreadable,
              unreadable.why(),
              "YAML that can be read as it stands",
              unreadable.next());
      case Node.Secret secret ->
          complaints.add(
              secret,
              "a value that looks like a credential",
              "no secret in this file",
              "put it into an environment variable and write ${env:NAME}");
      case Node.Scalar scalar -> {}
    }
  }
}
