package dev.evenkeel.difference.field;

import dev.evenkeel.value.ItemPath;
import java.util.List;

/**
 * Which concern of a deployment a Kubernetes field belongs to, as one word that rules can ask for:
 * {@code image}, {@code env}, {@code scale}. {@code object} is the object as a whole, {@code field}
 * what belongs to none of the others.
 */
public final class Aspect {
  private static final String FIELD = "field";

  /** Before a field: area, source, kind, namespace, name. */
  private static final int OBJECT_DEPTH = 5;

  /** The deepest line on the way to a field counts for it. */
  private static final FieldTable<String> TABLE =
      FieldTable.read(
          """
          PodSpec/{containers,initContainers,ephemeralContainers} = containers
          Container = containers
          Container/* = field
          Container/{image,imagePullPolicy} = image
          Container/{env,envFrom} = env
          Container/{command,args,workingDir} = command
          Container/{livenessProbe,readinessProbe,startupProbe,lifecycle} = probes
          Container/securityContext = security
          Container/resources = resources
          Container/{volumeMounts,volumeDevices} = volumes
          PodSpec/{securityContext,hostNetwork,hostPID,hostIPC,hostUsers} = security
          PodSpec/{shareProcessNamespace,runtimeClassName,automountServiceAccountToken} = security
          PodSpec/{serviceAccountName,serviceAccount} = security
          PodSpec/resources = resources
          PodSpec/volumes = volumes
          PodSpec/{nodeSelector,nodeName,affinity,tolerations,topologySpreadConstraints} = scheduling
          PodSpec/{priorityClassName,priority,schedulerName,preemptionPolicy} = scheduling
          PodSpec/terminationGracePeriodSeconds = rollout
          PersistentVolumeClaim = volumes
          PersistentVolume/spec = volumes
          StorageClass/* = volumes
          StatefulSet/spec/{volumeClaimTemplates,persistentVolumeClaimRetentionPolicy} = volumes
          {Deployment,StatefulSet,ReplicaSet,ReplicationController}/spec/replicas = scale
          {Rollout.argoproj.io,DeploymentConfig.apps.openshift.io}/spec/replicas = scale
          JobSpec/{parallelism,completions} = scale
          HorizontalPodAutoscaler/spec = scale
          {ScaledObject.keda.sh,ScaledJob.keda.sh}/spec = scale
          Deployment/spec/{strategy,minReadySeconds,progressDeadlineSeconds,paused} = rollout
          StatefulSet/spec/{updateStrategy,podManagementPolicy,minReadySeconds} = rollout
          DaemonSet/spec/{updateStrategy,minReadySeconds} = rollout
          {Rollout.argoproj.io,DeploymentConfig.apps.openshift.io}/spec/strategy = rollout
          PodDisruptionBudget/spec = rollout
          Service/spec = service
          {Ingress,IngressClass}/spec = route
          Ingress/metadata/annotations = route
          HTTPRoute.gateway.networking.k8s.io/spec = route
          GRPCRoute.gateway.networking.k8s.io/spec = route
          TLSRoute.gateway.networking.k8s.io/spec = route
          TCPRoute.gateway.networking.k8s.io/spec = route
          Gateway.gateway.networking.k8s.io/spec = route
          Gateway.networking.istio.io/spec = route
          VirtualService.networking.istio.io/spec = route
          IngressRoute.traefik.io/spec = route
          HTTPProxy.projectcontour.io/spec = route
          Route.route.openshift.io/spec = route
          NetworkPolicy/spec = network-policy
          CiliumNetworkPolicy.cilium.io/spec = network-policy
          CiliumClusterwideNetworkPolicy.cilium.io/spec = network-policy
          NetworkPolicy.crd.projectcalico.org/spec = network-policy
          GlobalNetworkPolicy.crd.projectcalico.org/spec = network-policy
          AuthorizationPolicy.security.istio.io/spec = network-policy
          {Role,ClusterRole}/{rules,aggregationRule} = rbac
          PolicyRule = rbac
          RoleBinding/{subjects,roleRef} = rbac
          ServiceAccount/{secrets,imagePullSecrets,automountServiceAccountToken} = rbac
          {ConfigMap,Secret}/{data,binaryData,stringData,immutable} = data
          */metadata/{labels,annotations} = metadata
          """,
          aspect -> aspect);

  private Aspect() {}

  /** The aspect of an item in area {@code object}; {@code field} for any other. */
  public static String of(ItemPath item) {
    List<String> segments = item.segments();
    if (!item.area().equals("object") || segments.size() < OBJECT_DEPTH) {
      return FIELD;
    }
    if (segments.size() == OBJECT_DEPTH) {
      return "object";
    }
    String kind = segments.get(2);
    String found = FIELD;
    var types = ApiPlace.EMBEDDED.start().step(kind);
    var fields = TABLE.start().step(kind);
    var top = types.value();
    if (top.isPresent()) {
      types = ApiPlace.EMBEDDED.start().step(top.get());
      fields = TABLE.start().step(top.get());
    }
    for (String segment : segments.subList(OBJECT_DEPTH, segments.size())) {
      types = step(types, segment);
      fields = step(fields, segment);
      var type = types.value();
      if (type.isPresent()) {
        types = ApiPlace.EMBEDDED.start().step(type.get());
        fields = TABLE.start().step(type.get());
      }
      found = fields.value().orElse(found);
    }
    return found;
  }

  /** In an item path an element of a list stands under its name, in a table under {@code []}. */
  private static FieldTable.Cursor<String> step(FieldTable.Cursor<String> at, String segment) {
    var named = at.step(segment);
    return named.lost() ? at.step(FieldTable.ELEMENT) : named;
  }
}
