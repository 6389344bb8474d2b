package dev.evenkeel.difference.defaults;

import dev.evenkeel.difference.field.FieldTable;
import java.util.List;

/**
 * The defaults that depend on nothing else, from the prose and markers of {@code kubernetes/api}
 * and from the Compose specification. {@code a|b} are spellings of one meaning, {@code {}} is a
 * mapping that holds nothing but defaults, {@code []} an empty list, {@code ''} the empty string.
 */
final class DefaultTable {
  static final FieldTable<List<String>> KUBERNETES =
      read(
          """
          Deployment/spec/replicas = 1
          Deployment/spec/strategy = {}
          Deployment/spec/strategy/type = RollingUpdate
          Deployment/spec/strategy/rollingUpdate = {}
          Deployment/spec/strategy/rollingUpdate/{maxSurge,maxUnavailable} = 25%
          Deployment/spec/revisionHistoryLimit = 10
          Deployment/spec/progressDeadlineSeconds = 600
          Deployment/spec/minReadySeconds = 0
          Deployment/spec/paused = false
          StatefulSet/spec/replicas = 1
          StatefulSet/spec/podManagementPolicy = OrderedReady
          StatefulSet/spec/updateStrategy = {}
          StatefulSet/spec/updateStrategy/type = RollingUpdate
          StatefulSet/spec/updateStrategy/rollingUpdate = {}
          StatefulSet/spec/updateStrategy/rollingUpdate/partition = 0
          StatefulSet/spec/revisionHistoryLimit = 10
          StatefulSet/spec/minReadySeconds = 0
          StatefulSet/spec/ordinals = {}
          StatefulSet/spec/ordinals/start = 0
          StatefulSet/spec/persistentVolumeClaimRetentionPolicy = {}
          StatefulSet/spec/persistentVolumeClaimRetentionPolicy/{whenDeleted,whenScaled} = Retain
          DaemonSet/spec/updateStrategy = {}
          DaemonSet/spec/updateStrategy/type = RollingUpdate
          DaemonSet/spec/updateStrategy/rollingUpdate = {}
          DaemonSet/spec/updateStrategy/rollingUpdate/maxUnavailable = 1
          DaemonSet/spec/updateStrategy/rollingUpdate/maxSurge = 0
          DaemonSet/spec/revisionHistoryLimit = 10
          DaemonSet/spec/minReadySeconds = 0
          {ReplicaSet,ReplicationController}/spec/replicas = 1
          {ReplicaSet,ReplicationController}/spec/minReadySeconds = 0
          JobSpec/{suspend,manualSelector} = false
          JobSpec/parallelism = 1
          JobSpec/completionMode = NonIndexed
          CronJob/spec/concurrencyPolicy = Allow
          CronJob/spec/suspend = false
          CronJob/spec/successfulJobsHistoryLimit = 3
          CronJob/spec/failedJobsHistoryLimit = 1
          HorizontalPodAutoscaler/spec/minReplicas = 1
          PodDisruptionBudget/spec/unhealthyPodEvictionPolicy = IfHealthyBudget
          PodTemplate/metadata = {}
          PodTemplate/metadata/{labels,annotations} = {}
          PodSpec/restartPolicy = Always
          PodSpec/dnsPolicy = ClusterFirst
          PodSpec/schedulerName = default-scheduler
          PodSpec/serviceAccountName = default
          PodSpec/terminationGracePeriodSeconds = 30
          PodSpec/enableServiceLinks = true
          PodSpec/preemptionPolicy = PreemptLowerPriority
          PodSpec/{hostNetwork,hostPID,hostIPC,shareProcessNamespace,setHostnameAsFQDN} = false
          PodSpec/securityContext = {}
          PodSpec/securityContext/runAsNonRoot = false
          PodSpec/securityContext/fsGroupChangePolicy = Always
          PodSpec/{nodeSelector,affinity,overhead} = {}
          PodSpec/{volumes,initContainers,imagePullSecrets,tolerations,hostAliases} = []
          PodSpec/tolerations/[]/operator = Equal
          PodSpec/topologySpreadConstraints = []
          PodSpec/topologySpreadConstraints/[]/nodeAffinityPolicy = Honor
          PodSpec/topologySpreadConstraints/[]/nodeTaintsPolicy = Ignore
          Container/{env,envFrom,ports,volumeMounts,volumeDevices,args,command} = []
          Container/terminationMessagePath = /dev/termination-log
          Container/terminationMessagePolicy = File
          Container/{stdin,stdinOnce,tty} = false
          Container/resources = {}
          Container/resources/{limits,requests} = {}
          Container/securityContext = {}
          Container/securityContext/{privileged,readOnlyRootFilesystem} = false
          Container/securityContext/procMount = Default
          Container/securityContext/capabilities = {}
          Container/securityContext/capabilities/{add,drop} = []
          Container/ports/[]/protocol = TCP
          Container/env/[]/value = ''
          Container/env/[]/valueFrom/{configMapKeyRef,secretKeyRef}/optional = false
          Container/env/[]/valueFrom/fieldRef/apiVersion = v1
          Container/env/[]/valueFrom/resourceFieldRef/divisor = 1|0
          Container/envFrom/[]/{configMapRef,secretRef}/optional = false
          Container/envFrom/[]/prefix = ''
          Container/volumeMounts/[]/readOnly = false
          Container/volumeMounts/[]/mountPropagation = None
          Container/volumeMounts/[]/subPath = ''
          Container/{livenessProbe,readinessProbe,startupProbe}/initialDelaySeconds = 0
          Container/{livenessProbe,readinessProbe,startupProbe}/timeoutSeconds = 1
          Container/{livenessProbe,readinessProbe,startupProbe}/periodSeconds = 10
          Container/{livenessProbe,readinessProbe,startupProbe}/successThreshold = 1
          Container/{livenessProbe,readinessProbe,startupProbe}/failureThreshold = 3
          Container/{livenessProbe,readinessProbe,startupProbe}/httpGet/scheme = HTTP
          Container/{livenessProbe,readinessProbe,startupProbe}/httpGet/path = /
          Container/{livenessProbe,readinessProbe,startupProbe}/grpc/service = ''
          Container/lifecycle/{postStart,preStop}/httpGet/scheme = HTTP
          Container/lifecycle/{postStart,preStop}/httpGet/path = /
          Volume/{configMap,secret,downwardAPI,projected}/defaultMode = 420
          Volume/configMap/optional = false
          Volume/secret/optional = false
          Volume/projected/sources/[]/{configMap,secret}/optional = false
          Volume/projected/sources/[]/serviceAccountToken/expirationSeconds = 3600
          Volume/downwardAPI/items/[]/fieldRef/apiVersion = v1
          Volume/projected/sources/[]/downwardAPI/items/[]/fieldRef/apiVersion = v1
          Volume/emptyDir/medium = ''
          Volume/hostPath/type = ''
          Volume/persistentVolumeClaim/readOnly = false
          PersistentVolumeClaim/spec/volumeMode = Filesystem
          PersistentVolume/spec/volumeMode = Filesystem
          PersistentVolume/spec/persistentVolumeReclaimPolicy = Retain
          StorageClass/reclaimPolicy = Delete
          StorageClass/volumeBindingMode = Immediate
          StorageClass/allowVolumeExpansion = false
          Service/spec/type = ClusterIP
          Service/spec/sessionAffinity = None
          Service/spec/{internalTrafficPolicy,externalTrafficPolicy} = Cluster
          Service/spec/ipFamilyPolicy = SingleStack
          Service/spec/publishNotReadyAddresses = false
          Service/spec/allocateLoadBalancerNodePorts = true
          Service/spec/ports/[]/protocol = TCP
          IngressClass/spec/parameters/scope = Cluster
          NetworkPolicy/spec/podSelector = {}
          NetworkPolicy/spec/ingress/[]/ports/[]/protocol = TCP
          NetworkPolicy/spec/egress/[]/ports/[]/protocol = TCP
          ConfigMap/immutable = false
          Secret/immutable = false
          Secret/type = Opaque
          ServiceAccount/automountServiceAccountToken = true
          RoleBinding/roleRef/apiGroup = rbac.authorization.k8s.io
          PriorityClass/globalDefault = false
          PriorityClass/preemptionPolicy = PreemptLowerPriority
          ValidatingWebhookConfiguration/webhooks/[]/failurePolicy = Fail
          ValidatingWebhookConfiguration/webhooks/[]/matchPolicy = Equivalent
          ValidatingWebhookConfiguration/webhooks/[]/timeoutSeconds = 10
          ValidatingWebhookConfiguration/webhooks/[]/reinvocationPolicy = Never
          ValidatingWebhookConfiguration/webhooks/[]/{namespaceSelector,objectSelector} = {}
          ValidatingWebhookConfiguration/webhooks/[]/rules/[]/scope = *
          ValidatingWebhookConfiguration/webhooks/[]/clientConfig/service/port = 443
          CustomResourceDefinition/spec/preserveUnknownFields = false
          CustomResourceDefinition/spec/conversion = {}
          CustomResourceDefinition/spec/conversion/strategy = None
          """);

  /** Fields that every object can have. */
  static final FieldTable<List<String>> EVERY_OBJECT =
      read(
          """
          metadata/{labels,annotations} = {}
          metadata/{finalizers,ownerReferences} = []
          """);

  static final FieldTable<List<String>> COMPOSE =
      read(
          """
          services/*/{privileged,read_only,tty,stdin_open,init} = false
          services/*/restart = no
          services/*/ports/[]/protocol = tcp
          services/*/ports/[]/mode = ingress
          services/*/volumes/[]/read_only = false
          services/*/depends_on/*/condition = service_started
          services/*/depends_on/*/required = true
          services/*/depends_on/*/restart = false
          """);

  private DefaultTable() {}

  private static FieldTable<List<String>> read(String lines) {
    return FieldTable.read(
        lines, value -> value.equals("''") ? List.of("") : List.of(value.split("\\|", -1)));
  }
}
