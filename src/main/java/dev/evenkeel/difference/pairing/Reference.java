package dev.evenkeel.difference.pairing;

import dev.evenkeel.difference.field.ApiWalk;
import dev.evenkeel.difference.field.FieldTable;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One object naming another.
 *
 * @param kind of the object that is named
 * @param namespace in which it is looked for: of the referrer, or the one that stands beside the
 *     name; empty for a kind that has none and where none is stated
 * @param name as written
 * @param path keys from the referrer's root to the name, {@code []} for an element of a list
 * @param leaf where the name stands
 * @param optional whether the referrer says that it can do without
 */
public record Reference(
    String kind,
    Optional<String> namespace,
    String name,
    List<String> path,
    Node leaf,
    boolean optional) {
  /** The kind stands beside the name. */
  private static final String STATED = "stated";

  private static final FieldTable<String> FIELDS =
      FieldTable.read(
          """
          Container/env/[]/valueFrom/configMapKeyRef/name = ConfigMap
          Container/env/[]/valueFrom/secretKeyRef/name = Secret
          Container/envFrom/[]/configMapRef/name = ConfigMap
          Container/envFrom/[]/secretRef/name = Secret
          Volume/configMap/name = ConfigMap
          Volume/secret/secretName = Secret
          Volume/projected/sources/[]/configMap/name = ConfigMap
          Volume/projected/sources/[]/secret/name = Secret
          Volume/persistentVolumeClaim/claimName = PersistentVolumeClaim
          PodSpec/imagePullSecrets/[]/name = Secret
          PodSpec/{serviceAccountName,serviceAccount} = ServiceAccount
          PodSpec/priorityClassName = PriorityClass
          PodSpec/runtimeClassName = RuntimeClass
          ServiceAccount/{secrets,imagePullSecrets}/[]/name = Secret
          StatefulSet/spec/serviceName = Service
          PersistentVolumeClaim/spec/storageClassName = StorageClass
          Ingress/spec/tls/[]/secretName = Secret
          Ingress/spec/ingressClassName = IngressClass
          Ingress/spec/defaultBackend/service/name = Service
          Ingress/spec/rules/[]/http/paths/[]/backend/service/name = Service
          HorizontalPodAutoscaler/spec/scaleTargetRef/name = stated
          RoleBinding/roleRef/name = stated
          RoleBinding/subjects/[]/name = stated
          ValidatingWebhookConfiguration/webhooks/[]/clientConfig/service/name = Service
          """,
          kind -> kind);

  private static final Set<String> CLUSTER_WIDE =
      Set.of("ClusterRole", "PriorityClass", "RuntimeClass", "StorageClass", "IngressClass");

  /** Kinds of subject that are no objects. */
  private static final Set<String> NO_OBJECTS = Set.of("User", "Group");

  public Reference {
    path = List.copyOf(path);
  }

  /** Every reference of a document, in its order; none where it is no Kubernetes object. */
  public static List<Reference> of(Document document) {
    var found = new ArrayList<Reference>();
    if (document.shape() instanceof KubernetesObject object) {
      ApiWalk.walk(
          object,
          document.root(),
          FIELDS,
          (kind, path, parent, node) ->
              read(object, kind, path, parent, node).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Reference> read(
      KubernetesObject object, String kind, List<String> path, Mapping parent, Node node) {
    if (!(node instanceof Scalar leaf) || leaf.type() == ScalarType.NULL || leaf.text().isEmpty()) {
      return Optional.empty();
    }
    String named = kind.equals(STATED) ? parent.text("kind") : kind;
    if (named == null || NO_OBJECTS.contains(named)) {
      return Optional.empty();
    }
    Optional<String> namespace =
        CLUSTER_WIDE.contains(named)
            ? Optional.empty()
            : Optional.ofNullable(parent.text("namespace")).or(object::namespace);
    return Optional.of(
        new Reference(
            named, namespace, leaf.text(), path, leaf, "true".equals(parent.text("optional"))));
  }
}
