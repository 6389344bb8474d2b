package dev.evenkeel.difference.list;

import dev.evenkeel.difference.field.ApiPlace;
import dev.evenkeel.difference.field.FieldTable;
import dev.evenkeel.difference.list.ListRule.Keyed;
import dev.evenkeel.difference.list.ListRule.Order;
import dev.evenkeel.snapshot.Document.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is declared about which list. Kubernetes: the {@code listType} and {@code listMapKey}
 * markers of {@code kubernetes/api}; and, of lists that its markers call atomic (which says how
 * they are written, not what their order does), those whose documentation makes them a set.
 * Compose: its specification's merge rules.
 *
 * <p>A line says {@code set}, {@code union}, {@code sequence} or the naming keys; {@code key:VALUE}
 * is what an absent key means, {@code +key} a tie-break, {@code ~key} an alias, {@code ordered}
 * that order is part of the value, {@code references} that it is for elements with {@code $(NAME)},
 * {@code lastWins} that a repeated name is legal.
 */
public final class ListRules {
  private static final ListRule UNRULED = new ListRule.Unruled();

  private static final FieldTable<ListRule> KUBERNETES =
      FieldTable.read(
          """
          PodSpec/{containers,ephemeralContainers} = name
          PodSpec/initContainers = name ordered
          PodSpec/{volumes,imagePullSecrets,schedulingGates,resourceClaims} = name
          PodSpec/hostAliases = ip
          PodSpec/hostAliases/[]/hostnames = set
          PodSpec/topologySpreadConstraints = topologyKey whenUnsatisfiable:DoNotSchedule
          PodSpec/readinessGates = conditionType
          PodSpec/securityContext/sysctls = name
          PodSpec/securityContext/supplementalGroups = set
          Container/ports = containerPort protocol:TCP +name ~name
          Container/env = name references lastWins
          Container/envFrom = sequence
          Container/{command,args} = sequence
          Container/volumeMounts = mountPath +name +subPath
          Container/volumeDevices = devicePath
          Container/resources/claims = name
          Container/resizePolicy = resourceName
          Container/securityContext/capabilities/{add,drop} = set
          Container/{livenessProbe,readinessProbe,startupProbe}/exec/command = sequence
          Container/lifecycle/{postStart,preStop}/exec/command = sequence
          Volume/{configMap,secret,downwardAPI}/items = path
          Volume/projected/sources/[]/{configMap,secret,downwardAPI}/items = path
          PersistentVolumeClaim/spec/accessModes = set
          PersistentVolume/spec/accessModes = set
          StatefulSet/spec/volumeClaimTemplates = metadata.name
          Service/spec/ports = port protocol:TCP +name ~name
          Service/spec/{externalIPs,loadBalancerSourceRanges} = set
          ServiceAccount/{secrets,imagePullSecrets} = name
          Ingress/spec/tls/[]/hosts = set
          NetworkPolicy/spec/policyTypes = set
          NetworkPolicy/spec/{ingress,egress} = union
          NetworkPolicy/spec/ingress/[]/{from,ports} = union
          NetworkPolicy/spec/egress/[]/{to,ports} = union
          NetworkPolicy/spec/ingress/[]/from/[]/ipBlock/except = set
          NetworkPolicy/spec/egress/[]/to/[]/ipBlock/except = set
          {Role,ClusterRole}/rules = union
          PolicyRule/{verbs,apiGroups,resources,resourceNames,nonResourceURLs} = set
          RoleBinding/subjects = kind namespace: name
          ResourceQuota/spec/scopes = set
          Namespace/spec/finalizers = set
          LimitRange/spec/limits = type
          PersistentVolume/spec/mountOptions = sequence
          StorageClass/mountOptions = sequence
          JobSpec/podFailurePolicy/rules = sequence
          JobSpec/podFailurePolicy/rules/[]/onExitCodes/values = set
          ValidatingWebhookConfiguration/webhooks = name
          ValidatingWebhookConfiguration/webhooks/[]/matchConditions = name
          ValidatingWebhookConfiguration/webhooks/[]/rules/[]/{operations,apiGroups,apiVersions,resources} = set
          ValidatingAdmissionPolicy/spec/matchConditions = name
          ValidatingAdmissionPolicy/spec/variables = name ordered
          ValidatingAdmissionPolicy/spec/validations = sequence
          ValidatingAdmissionPolicyBinding/spec/validationActions = set
          MutatingAdmissionPolicy/spec/matchConditions = name
          MutatingAdmissionPolicy/spec/variables = name ordered
          MutatingAdmissionPolicy/spec/mutations = sequence
          CustomResourceDefinition/spec/versions = name
          CustomResourceDefinition/spec/names/{shortNames,categories} = set
          CSIDriver/spec/volumeLifecycleModes = set
          CSINode/spec/drivers = name
          FlowSchema/spec/rules/[]/resourceRules/[]/{verbs,apiGroups,resources,namespaces} = set
          FlowSchema/spec/rules/[]/nonResourceRules/[]/{verbs,nonResourceURLs} = set
          """,
          ListRules::rule);

  /** Lists that every object can have, wherever its own type stands. */
  private static final FieldTable<ListRule> EVERY_OBJECT =
      FieldTable.read(
          """
          metadata/finalizers = set
          metadata/ownerReferences = kind name
          status/conditions = type
          """,
          ListRules::rule);

  private static final FieldTable<ListRule> COMPOSE =
      FieldTable.read(
          """
          services/*/ports = target protocol:tcp +published +host_ip
          services/*/volumes = target
          services/*/{secrets,configs} = source +target
          services/*/{command,entrypoint} = sequence
          services/*/healthcheck/test = sequence
          services/*/env_file = sequence
          services/*/{cap_add,cap_drop,expose,dns_opt,group_add,security_opt,profiles} = set
          services/*/devices = set
          services/*/{dns,dns_search} = sequence
          services/*/{external_links,links} = set
          """,
          ListRules::rule);

  private ListRules() {}

  /**
   * What is declared about a list.
   *
   * @param path keys from the document's root, {@code []} for an element of a list on the way
   */
  public static ListRule of(Shape shape, List<String> path) {
    return switch (shape) {
      case Shape.Plain() -> UNRULED;
      case Shape.Catalog catalog -> UNRULED;
      case Shape.Contract contract -> UNRULED;
      case Shape.ComposeProject() -> COMPOSE.at(path).orElse(UNRULED);
      case Shape.KubernetesObject object ->
          KUBERNETES
              .at(ApiPlace.of(object, path))
              .or(() -> EVERY_OBJECT.at(path))
              .orElseGet(() -> selector(path) ? new ListRule.AsSet() : UNRULED);
    };
  }

  /** The values of a label or node selector's requirement are a set wherever one stands. */
  private static boolean selector(List<String> path) {
    int last = path.size() - 1;
    return last >= 2
        && path.get(last).equals("values")
        && path.get(last - 1).equals(FieldTable.ELEMENT)
        && (path.get(last - 2).equals("matchExpressions")
            || path.get(last - 2).equals("matchFields"));
  }

  private static ListRule rule(String written) {
    if (written.equals("set")) {
      return new ListRule.AsSet();
    }
    if (written.equals("union")) {
      return new ListRule.AsUnion();
    }
    if (written.equals("sequence")) {
      return new ListRule.AsSequence();
    }
    var keys = new ArrayList<String>();
    Map<String, String> defaults = new HashMap<>();
    var tieBreaks = new ArrayList<String>();
    Optional<String> alias = Optional.empty();
    var order = Order.FREE;
    boolean lastWins = false;
    for (String word : written.split(" ", -1)) {
      int colon = word.indexOf(':');
      if (word.equals("ordered")) {
        order = Order.MATTERS;
      } else if (word.equals("references")) {
        order = Order.MATTERS_FOR_REFERENCES;
      } else if (word.equals("lastWins")) {
        lastWins = true;
      } else if (word.startsWith("+")) {
        tieBreaks.add(word.substring(1));
      } else if (word.startsWith("~")) {
        alias = Optional.of(word.substring(1));
      } else if (colon > 0) {
        keys.add(word.substring(0, colon));
        defaults.put(word.substring(0, colon), word.substring(colon + 1));
      } else {
        keys.add(word);
      }
    }
    return new Keyed(keys, defaults, tieBreaks, alias, order, lastWins);
  }
}
