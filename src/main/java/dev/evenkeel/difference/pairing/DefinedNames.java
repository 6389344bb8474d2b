package dev.evenkeel.difference.pairing;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a side defines, itself or through an object from which an operator makes another. */
final class DefinedNames {
  private final Set<String> names = new HashSet<>();

  private DefinedNames() {}

  static DefinedNames of(List<Document> side, UnaryOperator<String> tokens) {
    var defined = new DefinedNames();
    for (Document document : side) {
      if (document.shape() instanceof KubernetesObject object) {
        defined.add(ApiKind.of(object), object.namespace(), object.name(), tokens);
        String made = secretMade(object, document.root() instanceof Mapping root ? root : null);
        if (made != null) {
          defined.add("Secret", object.namespace(), made, tokens);
        }
      }
    }
    return defined;
  }

  /** The name of the Secret that an operator makes from the object. */
  private static @Nullable String secretMade(KubernetesObject object, @Nullable Mapping root) {
    if (root == null) {
      return null;
    }
    return switch (ApiKind.of(object)) {
      case "ExternalSecret.external-secrets.io" -> or(root.text("spec", "target", "name"), object);
      case "SealedSecret.bitnami.com" ->
          or(root.text("spec", "template", "metadata", "name"), object);
      case "Certificate.cert-manager.io" -> root.text("spec", "secretName");
      case "VaultStaticSecret.secrets.hashicorp.com", "VaultDynamicSecret.secrets.hashicorp.com" ->
          root.text("spec", "destination", "name");
      default -> null;
    };
  }

  private static String or(@Nullable String stated, KubernetesObject object) {
    return stated == null ? object.name() : stated;
  }

  private void add(
      String kind, Optional<String> namespace, String name, UnaryOperator<String> tokens) {
    names.add(key(kind, namespace.map(tokens).orElse(""), tokens.apply(name)));
    // A manifest without a namespace goes where its user stands, which may be any.
    names.add(key(kind, "*", tokens.apply(name)) + (namespace.isEmpty() ? "" : "!"));
  }

  boolean contains(Reference reference, UnaryOperator<String> tokens) {
    String name = tokens.apply(reference.name());
    String namespace = reference.namespace().map(tokens).orElse("");
    return names.contains(key(reference.kind(), namespace, name))
        || names.contains(key(reference.kind(), "*", name))
        || (namespace.isEmpty() && names.contains(key(reference.kind(), "*", name) + "!"));
  }

  private static String key(String kind, String namespace, String name) {
    return kind + "\n" + namespace + "\n" + name;
  }
}
