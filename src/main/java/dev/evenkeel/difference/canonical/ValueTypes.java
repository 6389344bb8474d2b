package dev.evenkeel.difference.canonical;

import dev.evenkeel.difference.field.ApiPlace;
import dev.evenkeel.difference.field.FieldTable;
import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which fields are declared to hold which type: by the Kubernetes API, by the Compose
 * specification, and in other trees by two customs that Helm values follow everywhere ({@code
 * resources} and {@code image}). What stands here must be true of every value of that field.
 */
public final class ValueTypes {
  private static final FieldTable<ValueType> KUBERNETES =
      read(
          """
          Container/image = image
          Volume/image/reference = image
          Container/resources/{limits,requests}/* = quantity
          Container/env/[]/valueFrom/resourceFieldRef/divisor = quantity
          PodSpec/resources/{limits,requests}/* = quantity
          PodSpec/overhead/* = quantity
          Volume/emptyDir/sizeLimit = quantity
          Volume/downwardAPI/items/[]/resourceFieldRef/divisor = quantity
          Volume/projected/sources/[]/downwardAPI/items/[]/resourceFieldRef/divisor = quantity
          PersistentVolumeClaim/spec/resources/{limits,requests}/* = quantity
          PersistentVolume/spec/capacity/* = quantity
          ResourceQuota/spec/hard/* = quantity
          LimitRange/spec/limits/[]/{min,max,default,defaultRequest,maxLimitRequestRatio}/* = quantity
          HorizontalPodAutoscaler/spec/metrics/[]/*/target/{averageValue,value} = quantity
          HorizontalPodAutoscaler/spec/behavior/{scaleUp,scaleDown}/tolerance = quantity
          RuntimeClass/overhead/podFixed/* = quantity
          VerticalPodAutoscaler.autoscaling.k8s.io/spec/resourcePolicy/containerPolicies/[]/{minAllowed,maxAllowed}/* = quantity
          CronJob/spec/schedule = cron
          Volume/{configMap,secret,downwardAPI,projected}/defaultMode = file_mode
          Volume/{configMap,secret,downwardAPI}/items/[]/mode = file_mode
          Volume/projected/sources/[]/{configMap,secret,downwardAPI}/items/[]/mode = file_mode
          Service/spec/{loadBalancerSourceRanges,externalIPs}/[] = cidr
          NetworkPolicy/spec/ingress/[]/from/[]/ipBlock/cidr = cidr
          NetworkPolicy/spec/ingress/[]/from/[]/ipBlock/except/[] = cidr
          NetworkPolicy/spec/egress/[]/to/[]/ipBlock/cidr = cidr
          NetworkPolicy/spec/egress/[]/to/[]/ipBlock/except/[] = cidr
          # Custom resources whose schema says metav1.Duration or Prometheus' own
          Certificate.cert-manager.io/spec/{duration,renewBefore} = duration
          Kustomization.kustomize.toolkit.fluxcd.io/spec/{interval,retryInterval,timeout} = duration
          HelmRelease.helm.toolkit.fluxcd.io/spec/{interval,timeout} = duration
          GitRepository.source.toolkit.fluxcd.io/spec/{interval,timeout} = duration
          OCIRepository.source.toolkit.fluxcd.io/spec/{interval,timeout} = duration
          HelmRepository.source.toolkit.fluxcd.io/spec/{interval,timeout} = duration
          Bucket.source.toolkit.fluxcd.io/spec/{interval,timeout} = duration
          ServiceMonitor.monitoring.coreos.com/spec/endpoints/[]/{interval,scrapeTimeout} = duration
          PodMonitor.monitoring.coreos.com/spec/podMetricsEndpoints/[]/{interval,scrapeTimeout} = duration
          PrometheusRule.monitoring.coreos.com/spec/groups/[]/interval = duration
          PrometheusRule.monitoring.coreos.com/spec/groups/[]/rules/[]/{for,keep_firing_for} = duration
          ExternalSecret.external-secrets.io/spec/refreshInterval = duration
          """);

  private static final FieldTable<ValueType> COMPOSE =
      read(
          """
          services/*/image = image
          services/*/cpus = quantity
          services/*/{mem_limit,mem_reservation,memswap_limit,shm_size} = byte_size
          services/*/build/shm_size = byte_size
          services/*/volumes/[]/tmpfs/size = byte_size
          services/*/deploy/resources/{limits,reservations}/memory = byte_size
          services/*/deploy/resources/{limits,reservations}/cpus = quantity
          services/*/stop_grace_period = duration
          services/*/healthcheck/{interval,timeout,start_period,start_interval} = duration
          services/*/deploy/restart_policy/{delay,window} = duration
          services/*/deploy/{update_config,rollback_config}/{delay,monitor} = duration
          """);

  private static final Set<String> EMBEDS_CONFIGURATION = Set.of("ConfigMap", "Secret");

  private ValueTypes() {}

  /**
   * The declared type of a leaf.
   *
   * @param path keys from the document's root, {@code []} for an element of a list
   */
  public static ValueType of(Shape shape, List<String> path) {
    return switch (shape) {
      case Shape.Plain() -> plain(path);
      case Shape.Catalog catalog -> ValueType.NONE;
      case Shape.Contract contract -> ValueType.NONE;
      case Shape.ComposeProject() -> COMPOSE.at(path).orElse(ValueType.NONE);
      case Shape.KubernetesObject object ->
          KUBERNETES
              .at(ApiPlace.of(object, path))
              .orElseGet(() -> custom(object, path) ? plain(path) : ValueType.NONE);
    };
  }

  /** Whether the tree there is nobody's API but somebody's configuration. */
  private static boolean custom(Shape.KubernetesObject object, List<String> path) {
    if (EMBEDS_CONFIGURATION.contains(object.kind()) && object.group().isEmpty()) {
      return path.size() > 2 && !path.getFirst().equals("metadata");
    }
    return !ApiKind.isOwn(object.group()) && path.getFirst().equals("spec");
  }

  private static ValueType plain(List<String> path) {
    int last = path.size() - 1;
    if (last < 0) {
      return ValueType.NONE;
    }
    if (path.get(last).equals("image")) {
      return ValueType.IMAGE;
    }
    boolean amount =
        last >= 2
            && path.get(last - 2).equals("resources")
            && (path.get(last - 1).equals("limits") || path.get(last - 1).equals("requests"));
    return amount ? ValueType.QUANTITY : ValueType.NONE;
  }

  private static FieldTable<ValueType> read(String lines) {
    return FieldTable.read(lines, word -> ValueType.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
