package dev.evenkeel.difference.field;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a field stands, counted from the innermost type that other kinds embed: the path {@code
 * spec/template/spec/containers/[]/image} of a Deployment is {@code Container/image}. The first
 * segment is the type's name or, outside every such type, the kind as {@link ApiKind} writes it.
 *
 * <p>The types are those of {@code kubernetes/api}; of others only the few that embed a whole pod
 * template as it is.
 */
public final class ApiPlace {
  static final FieldTable<String> EMBEDDED =
      FieldTable.read(
          """
          Deployment/spec/template = PodTemplate
          StatefulSet/spec/template = PodTemplate
          DaemonSet/spec/template = PodTemplate
          ReplicaSet/spec/template = PodTemplate
          ReplicationController/spec/template = PodTemplate
          Job/spec = JobSpec
          CronJob/spec/jobTemplate/spec = JobSpec
          JobSpec/template = PodTemplate
          Pod/spec = PodSpec
          PodTemplate/template = PodTemplate
          PodTemplate/spec = PodSpec
          PodSpec/{containers,initContainers,ephemeralContainers}/[] = Container
          PodSpec/volumes/[] = Volume
          Volume/ephemeral/volumeClaimTemplate = PersistentVolumeClaim
          StatefulSet/spec/volumeClaimTemplates/[] = PersistentVolumeClaim
          Role/rules/[] = PolicyRule
          ClusterRole/rules/[] = PolicyRule
          ClusterRoleBinding = RoleBinding
          MutatingWebhookConfiguration = ValidatingWebhookConfiguration
          Rollout.argoproj.io/spec/template = PodTemplate
          Service.serving.knative.dev/spec/template = PodTemplate
          Configuration.serving.knative.dev/spec/template = PodTemplate
          DeploymentConfig.apps.openshift.io/spec/template = PodTemplate
          CloneSet.apps.kruise.io/spec/template = PodTemplate
          StatefulSet.apps.kruise.io/spec/template = PodTemplate
          DaemonSet.apps.kruise.io/spec/template = PodTemplate
          """,
          type -> type);

  private ApiPlace() {}

  /**
   * The field's place in an object of that shape.
   *
   * @param path keys from the object's root, {@code []} for an element of a list
   */
  public static List<String> of(KubernetesObject object, List<String> path) {
    return of(ApiKind.of(object), path);
  }

  /** The same for a kind as {@link ApiKind} writes it. */
  public static List<String> of(String kind, List<String> path) {
    var place = new ArrayList<String>(path.size() + 1);
    var types = descend(EMBEDDED.start().step(kind), kind, place);
    for (String segment : path) {
      types = descend(types.step(segment), segment, place);
    }
    return place;
  }

  /** Where the place is that of a type, it starts anew there. */
  private static FieldTable.Cursor<String> descend(
      FieldTable.Cursor<String> types, String segment, List<String> place) {
    Optional<String> type = types.value();
    if (type.isEmpty()) {
      place.add(segment);
      return types;
    }
    place.clear();
    place.add(type.get());
    return EMBEDDED.start().step(type.get());
  }
}
