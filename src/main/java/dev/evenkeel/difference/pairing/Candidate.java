package dev.evenkeel.difference.pairing;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A document on the way to its partner: under which names it can be found. */
final class Candidate {
  private static final String NO_NAMESPACE = "_";
  private static final String STABLE_ID = "evenkeel.dev/id";

  private final Document document;
  private final String area;

  /** Kind, namespace and name with the side's tokens put in, or the path within the source. */
  private final List<String> identity;

  /** Kind, namespace and name as they stand. */
  private final String written;

  /** The part of a generated name that a person chose, tokens put in. */
  private final Optional<String> base;

  private boolean taken;

  private Candidate(
      Document document,
      String area,
      List<String> identity,
      String written,
      Optional<String> base) {
    this.document = document;
    this.area = area;
    this.identity = List.copyOf(identity);
    this.written = written;
    this.base = base;
  }

  static Candidate of(Document document, GeneratedNames generated, UnaryOperator<String> tokens) {
    if (!(document.shape() instanceof KubernetesObject object)) {
      return new Candidate(
          document,
          "config",
          document.within(),
          String.join("/", document.within()),
          Optional.empty());
    }
    String kind = ApiKind.of(object);
    String namespace = object.namespace().orElse(NO_NAMESPACE);
    return new Candidate(
        document,
        "object",
        List.of(kind, namespace(object, tokens), tokens.apply(object.name())),
        kind + "/" + namespace + "/" + object.name(),
        generated.base(document).map(tokens));
  }

  private static String namespace(KubernetesObject object, UnaryOperator<String> tokens) {
    return object.namespace().map(tokens).orElse(NO_NAMESPACE);
  }

  Document document() {
    return document;
  }

  boolean taken() {
    return taken;
  }

  void take() {
    taken = true;
  }

  String written() {
    return written;
  }

  boolean isObject() {
    return area.equals("object");
  }

  /** The name that both sides can share. */
  String name() {
    return base.orElseGet(this::fullName);
  }

  /** The whole name with the tokens put in. */
  String fullName() {
    return identity.isEmpty() ? "" : identity.getLast();
  }

  String fullKey() {
    return area + "\n" + String.join("\n", identity);
  }

  @Nullable String baseKey() {
    return isObject() ? identity.getFirst() + "\n" + identity.get(1) + "\n" + name() : null;
  }

  @Nullable String anyNamespaceKey() {
    return isObject() ? identity.getFirst() + "\n" + name() : null;
  }

  @Nullable String idKey() {
    if (!isObject() || !(document.root() instanceof Mapping root)) {
      return null;
    }
    String id = root.text("metadata", "annotations", STABLE_ID);
    String stable = id == null ? root.text("metadata", "labels", STABLE_ID) : id;
    return stable == null ? null : identity.getFirst() + "\n" + stable;
  }

  ItemPath item(String source) {
    var segments = new ArrayList<String>();
    segments.add(area);
    segments.add(source);
    if (isObject()) {
      segments.addAll(identity.subList(0, 2));
      segments.add(name());
    } else {
      segments.addAll(identity);
    }
    return new ItemPath(segments);
  }
}
