package dev.evenkeel.difference.defaults;

import dev.evenkeel.difference.canonical.ImageReference;
import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes' defaults that depend on what stands beside the absent field. */
final class DependentDefaults {
  private static final String NO_LIMIT = "2147483647";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private DependentDefaults() {}

  /**
   * Whether the value is what its absence means beside what stands in {@code lacking}.
   *
   * @param place as {@code ApiPlace} counts it
   * @param lacking the mapping that lacks the field
   */
  static boolean isDefault(List<String> place, Mapping lacking, Node value) {
    return switch (String.join("/", place)) {
      case "Container/resources/requests", "PersistentVolumeClaim/spec/resources/requests" ->
          equalsLimits(lacking, value);
      case "Container/imagePullPolicy" -> says(value, pullPolicy(lacking.text("image")));
      case "Service/spec/ports/[]/targetPort" -> says(value, lacking.text("port"));
      case "JobSpec/backoffLimit" ->
          says(value, lacking.get("backoffLimitPerIndex") == null ? "6" : NO_LIMIT);
      case "JobSpec/completions" -> lacking.get("parallelism") == null && says(value, "1");
      case "NetworkPolicy/spec/policyTypes" -> policyTypes(lacking).equals(texts(value));
      case "RoleBinding/subjects/[]/apiGroup" ->
          says(value, "ServiceAccount".equals(lacking.text("kind")) ? "" : RBAC);
      default -> false;
    };
  }

  /** An absent request is the limit, resource by resource. */
  private static boolean equalsLimits(Mapping lacking, Node value) {
    if (!(value instanceof Mapping requests)
        || !(lacking.get("limits") instanceof Mapping limits)) {
      return false;
    }
    for (int i = 0; i < requests.size(); i++) {
      String limit = limits.text(requests.key(i));
      if (limit == null
          || !(requests.value(i) instanceof Scalar request)
          || !ValueType.QUANTITY
              .canonical(limit)
              .equals(ValueType.QUANTITY.canonical(request.text()))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String pullPolicy(@Nullable String image) {
    if (image == null) {
      return null;
    }
    var reference = ImageReference.parse(image);
    if (reference.isEmpty()) {
      return null;
    }
    var tag = reference.get().tag();
    boolean latest = tag.map("latest"::equals).orElse(reference.get().digest().isEmpty());
    return latest ? "Always" : "IfNotPresent";
  }

  private static Set<String> policyTypes(Mapping lacking) {
    var types = new LinkedHashSet<String>();
    types.add("Ingress");
    if (lacking.get("egress") instanceof Sequence egress && egress.size() > 0) {
      types.add("Egress");
    }
    return types;
  }

  private static Set<String> texts(Node value) {
    var texts = new LinkedHashSet<String>();
    if (value instanceof Sequence sequence) {
      for (Node element : sequence.elements()) {
        texts.add(element instanceof Scalar scalar ? scalar.text() : "?");
      }
    }
    return texts;
  }

  private static boolean says(Node value, @Nullable String text) {
    return text != null
        && value instanceof Scalar scalar
        && scalar.type() != ScalarType.NULL
        && scalar.text().equals(text);
  }
}
