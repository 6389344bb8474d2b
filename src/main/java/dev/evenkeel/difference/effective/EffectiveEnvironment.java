package dev.evenkeel.difference.effective;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one container's variables are in the end. */
public final class EffectiveEnvironment {
  private final ConfigObjects objects;
  private final Optional<String> namespace;
  private final Map<String, Reached> variables = new LinkedHashMap<>();
  private boolean open;

  private EffectiveEnvironment(ConfigObjects objects, Optional<String> namespace) {
    this.objects = objects;
    this.namespace = namespace;
  }

  /**
   * Follows all of a container's ways.
   *
   * @param namespace of the workload, in which references are looked for
   */
  public static EffectiveEnvironment of(
      Container container, ConfigObjects objects, Optional<String> namespace) {
    var environment = new EffectiveEnvironment(objects, namespace);
    if (container.fields().get("envFrom") instanceof Sequence whole) {
      whole.elements().forEach(environment::takenWhole);
    }
    if (container.fields().get("env") instanceof Sequence single) {
      single.elements().forEach(environment::single);
    }
    return environment;
  }

  public Map<String, Reached> variables() {
    return variables;
  }

  /** Whether there may be more: an object whose keys are all taken is not in the snapshot. */
  public boolean isOpen() {
    return open;
  }

  private void takenWhole(Node element) {
    if (!(element instanceof Mapping entry)) {
      open = true;
      return;
    }
    String prefix = entry.get("prefix") instanceof Scalar scalar ? scalar.text() : "";
    takenWhole(entry, "configMapRef", "ConfigMap", prefix);
    takenWhole(entry, "secretRef", "Secret", prefix);
  }

  private void takenWhole(Mapping entry, String field, String kind, String prefix) {
    if (entry.get(field) == null) {
      return;
    }
    if (!(entry.find(field, "name") instanceof Scalar name)) {
      open = true;
      return;
    }
    Optional<Document> object = objects.find(kind, namespace, name.text());
    if (object.isEmpty()) {
      open = true;
      return;
    }
    Mapping data = ConfigObjects.data(object.get());
    for (int i = 0; i < data.size(); i++) {
      String key = data.key(i);
      put(
          prefix + key,
          new Reached(
              new Reached.Referred(kind, name, key, object, true),
              "all keys of %s %s (%s)".formatted(kind, name.text(), data.value(i).at()),
              Optional.of(data.value(i)),
              data.value(i)));
    }
  }

  private void single(Node element) {
    if (!(element instanceof Mapping entry) || entry.text("name") == null) {
      open = true;
      return;
    }
    put(String.valueOf(entry.text("name")), reached(entry));
  }

  private void put(String name, Reached reached) {
    // of two with one name the later is in force, and stands where it stands
    variables.remove(name);
    variables.put(name, reached);
  }

  private Reached reached(Mapping entry) {
    if (entry.get("valueFrom") instanceof Mapping from) {
      if (from.get("configMapKeyRef") instanceof Mapping reference) {
        return referred("ConfigMap", reference);
      }
      if (from.get("secretKeyRef") instanceof Mapping reference) {
        return referred("Secret", reference);
      }
      return new Reached(
          new Reached.Other(), "a field of the pod (" + from.at() + ")", Optional.empty(), entry);
    }
    Node value = entry.get("value");
    return value == null
        ? new Reached(
            new Reached.Written(),
            "written without a value (" + entry.at() + ")",
            Optional.of(Scalar.string("", entry.origin(), entry.line())),
            entry)
        : new Reached(
            new Reached.Written(), "written here (" + value.at() + ")", expanded(value), value);
  }

  private Reached referred(String kind, Mapping reference) {
    if (!(reference.get("name") instanceof Scalar name)
        || !(reference.text("key") instanceof String key)) {
      return new Reached(
          new Reached.Other(), "a reference (" + reference.at() + ")", Optional.empty(), reference);
    }
    Optional<Document> object = objects.find(kind, namespace, name.text());
    Optional<Node> value =
        object.map(found -> ConfigObjects.data(found)).map(data -> data.get(key));
    return new Reached(
        new Reached.Referred(kind, name, key, object, false),
        "key %s of %s %s (%s)"
            .formatted(key, kind, name.text(), value.map(Node::at).orElse(reference.at())),
        value,
        value.orElse(reference));
  }

  /** Empty where a part of it cannot be told. */
  private Optional<Node> expanded(Node value) {
    if (!(value instanceof Scalar scalar)) {
      return Optional.of(value);
    }
    if (scalar.text().indexOf('$') < 0) {
      return Optional.of(
          scalar.type() == ScalarType.STRING
              ? scalar
              : Scalar.string(scalar.text(), scalar.origin(), scalar.line()));
    }
    return ContainerReferences.expanded(scalar.text(), variables)
        .map(text -> Scalar.string(text, scalar.origin(), scalar.line()));
  }
}
