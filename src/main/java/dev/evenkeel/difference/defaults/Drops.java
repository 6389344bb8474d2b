package dev.evenkeel.difference.defaults;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields that a server or a tool wrote and nobody declared. Each drop has an id, is counted, and a
 * field that a person can have meant is dropped only in an object that was read from a server,
 * which shows by its {@code uid} and {@code resourceVersion}.
 */
public final class Drops {
  private static final String METADATA = "metadata";
  private static final String ANNOTATIONS = "annotations";
  private static final String LABELS = "labels";

  /** Of the metadata, never written by a person to any effect. */
  private static final Map<String, String> SERVER_METADATA =
      Map.of(
          "managedFields", "managed-fields",
          "uid", "uid",
          "resourceVersion", "resource-version",
          "generation", "generation",
          "creationTimestamp", "creation-timestamp",
          "deletionTimestamp", "deletion-timestamp",
          "deletionGracePeriodSeconds", "deletion-timestamp",
          "selfLink", "self-link");

  private static final Map<String, String> TOOL_ANNOTATIONS =
      Map.ofEntries(
          Map.entry("kubectl.kubernetes.io/last-applied-configuration", "last-applied"),
          Map.entry("objectset.rio.cattle.io/applied", "last-applied"),
          Map.entry("kubectl.kubernetes.io/restartedAt", "restarted-at"),
          Map.entry("deployment.kubernetes.io/revision", "revision"),
          Map.entry("deployment.kubernetes.io/desired-replicas", "revision"),
          Map.entry("deployment.kubernetes.io/max-replicas", "revision"),
          Map.entry("deprecated.daemonset.template.generation", "revision"),
          Map.entry("pv.kubernetes.io/bind-completed", "bind"),
          Map.entry("pv.kubernetes.io/bound-by-controller", "bind"),
          Map.entry("volume.kubernetes.io/selected-node", "bind"),
          Map.entry("volume.kubernetes.io/storage-provisioner", "bind"),
          Map.entry("volume.beta.kubernetes.io/storage-provisioner", "bind"),
          Map.entry("control-plane.alpha.kubernetes.io/leader", "leader"),
          Map.entry("argocd.argoproj.io/tracking-id", "tracking"),
          Map.entry("meta.helm.sh/release-name", "helm-release"),
          Map.entry("meta.helm.sh/release-namespace", "helm-release"));

  private static final Map<String, String> CONTROLLER_LABELS =
      Map.of(
          "pod-template-hash", "pod-template-hash",
          "controller-revision-hash", "pod-template-hash",
          "pod-template-generation", "pod-template-hash",
          "controller-uid", "controller-uid",
          "batch.kubernetes.io/controller-uid", "controller-uid");

  /** Of an object read from a server, filled in by it, by kind. */
  private static final Map<String, Map<String, String>> ALLOCATED =
      Map.of(
          "Service",
              Map.of(
                  "clusterIP", "cluster-ip",
                  "clusterIPs", "cluster-ip",
                  "ipFamilies", "cluster-ip",
                  "healthCheckNodePort", "node-port"),
          "Pod", Map.of("nodeName", "node-name"),
          "PersistentVolumeClaim", Map.of("volumeName", "volume-name"),
          "PersistentVolume", Map.of("claimRef", "volume-name"));

  private final Shape shape;
  private final boolean fromServer;

  private Drops(Shape shape, boolean fromServer) {
    this.shape = shape;
    this.fromServer = fromServer;
  }

  public static Drops of(Document document) {
    return new Drops(document.shape(), fromServer(document.root()));
  }

  private static boolean fromServer(Node root) {
    return root instanceof Mapping object
        && object.text(METADATA, "uid") != null
        && object.text(METADATA, "resourceVersion") != null;
  }

  /** For a field of an object of which nothing shows that it was read from a server. */
  public static Optional<String> reason(Shape shape, List<String> path, Node value) {
    return new Drops(shape, false).reason(path, value);
  }

  /**
   * The id of the drop, where the field is one.
   *
   * @param path keys from the document's root to the field, {@code []} for an element of a list
   */
  public Optional<String> reason(List<String> path, Node value) {
    if (!(shape instanceof Shape.KubernetesObject object) || path.isEmpty()) {
      return Optional.empty();
    }
    int last = path.size() - 1;
    if (last == 0) {
      return path.getFirst().equals("status") ? Optional.of("status") : Optional.empty();
    }
    String key = path.get(last);
    String parent = path.get(last - 1);
    if (parent.equals(METADATA) && SERVER_METADATA.containsKey(key)) {
      return metadata(path, key, value);
    }
    boolean inMetadata = last >= 2 && path.get(last - 2).equals(METADATA);
    if (inMetadata && parent.equals(ANNOTATIONS)) {
      boolean checksum = key.startsWith("checksum/") || key.startsWith("checksum.");
      return checksum ? Optional.of("checksum") : Optional.ofNullable(TOOL_ANNOTATIONS.get(key));
    }
    if (inMetadata && parent.equals(LABELS)) {
      boolean ownName =
          object.kind().equals("Namespace") && key.equals("kubernetes.io/metadata.name");
      return ownName
          ? Optional.of("namespace-name")
          : Optional.ofNullable(CONTROLLER_LABELS.get(key));
    }
    if (key.equals("uid") && path.contains("ownerReferences")) {
      return Optional.of("owner-uid");
    }
    return allocated(object, path, value);
  }

  /** A template's creation time is written as null by every Go program and never anything else. */
  private Optional<String> metadata(List<String> path, String key, Node value) {
    boolean ofTheObject = path.size() == 2;
    boolean nulled =
        key.equals("creationTimestamp")
            && value instanceof Scalar scalar
            && scalar.type() == ScalarType.NULL;
    return ofTheObject || nulled ? Optional.ofNullable(SERVER_METADATA.get(key)) : Optional.empty();
  }

  private Optional<String> allocated(Shape.KubernetesObject object, List<String> path, Node value) {
    if (!fromServer || !path.getFirst().equals("spec") || !object.group().isEmpty()) {
      return Optional.empty();
    }
    String key = path.getLast();
    if (object.kind().equals("Service") && key.equals("nodePort") && path.size() == 4) {
      return Optional.of("node-port");
    }
    // "None" makes a service headless: somebody decided that.
    boolean decided = value instanceof Scalar scalar && scalar.text().equals("None");
    return path.size() == 2 && !decided
        ? Optional.ofNullable(ALLOCATED.getOrDefault(object.kind(), Map.of()).get(key))
        : Optional.empty();
  }
}
