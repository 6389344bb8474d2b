package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import java.util.List;
import java.util.Set;

/**
 * How a kind is written in an item path: {@code Deployment}, and {@code
 * Certificate.cert-manager.io} for a kind outside the groups that Kubernetes itself serves. Kinds
 * of its own groups keep their plain name over all groups, so that an Ingress that moves from
 * {@code extensions} to {@code networking.k8s.io} stays one item.
 */
public final class ApiKind {
  private static final Set<String> OWN_GROUPS =
      Set.of(
          "",
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io",
          "apiregistration.k8s.io",
          "apps",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "autoscaling",
          "batch",
          "certificates.k8s.io",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "events.k8s.io",
          "extensions",
          "flowcontrol.apiserver.k8s.io",
          "internal.apiserver.k8s.io",
          "networking.k8s.io",
          "node.k8s.io",
          "policy",
          "rbac.authorization.k8s.io",
          "resource.k8s.io",
          "scheduling.k8s.io",
          "storage.k8s.io",
          "storagemigration.k8s.io");

  private ApiKind() {}

  public static String of(KubernetesObject object) {
    return of(object.group(), object.kind());
  }

  public static String of(String group, String kind) {
    return isOwn(group) ? kind : kind + "." + group;
  }

  /**
   * Where an object stands below its source: kind, namespace or {@code _}, and name, as written.
   */
  public static List<String> path(KubernetesObject object) {
    return List.of(of(object), object.namespace().orElse("_"), object.name());
  }

  /** Whether the group is one that Kubernetes itself serves. */
  public static boolean isOwn(String group) {
    return OWN_GROUPS.contains(group);
  }
}
