package dev.evenkeel.arbitrary;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A namespace as people write it: workloads with what they need, ConfigMaps, Services. */
public final class KubernetesObjects {
  private static final List<String> NAMES = List.of("web", "worker", "cron", "cache", "mailer");

  private final Random random;
  private final String namespace;
  private final String domain;

  private KubernetesObjects(Random random, String namespace, String domain) {
    this.random = random;
    this.namespace = namespace;
    this.domain = domain;
  }

  /** The same seed gives the same objects but for the names of the environment. */
  public static List<Document> of(long seed, String namespace, String domain) {
    return new KubernetesObjects(new Random(seed), namespace, domain).objects();
  }

  private List<Document> objects() {
    var objects = new ArrayList<Document>();
    for (String name : NAMES.subList(0, 1 + random.nextInt(NAMES.size()))) {
      objects.add(deployment(name));
      objects.add(service(name));
      if (random.nextBoolean()) {
        objects.add(configMap(name));
      }
    }
    objects.add(
        Trees.object(
            "rbac.authorization.k8s.io/v1",
            "Role",
            namespace,
            "reader",
            "rules",
            List.of(
                Map.of("apiGroups", List.of("", "apps"), "verbs", some("get", "list", "watch")))));
    return objects;
  }

  private Document deployment(String name) {
    var containers = new ArrayList<Object>();
    containers.add(container(name));
    if (random.nextBoolean()) {
      containers.add(container("sidecar"));
    }
    var spec = new LinkedHashMap<String, Object>();
    spec.put("containers", containers);
    spec.put("volumes", List.of(volume("config", name), volume("scratch", "")));
    if (random.nextBoolean()) {
      spec.put("initContainers", List.of(container("migrate"), container("warm")));
    }
    return Trees.object(
        "apps/v1",
        "Deployment",
        namespace,
        name,
        "spec",
        Map.of(
            "replicas",
            1 + random.nextInt(3),
            "template",
            Map.of("metadata", Map.of("labels", Map.of("app", name)), "spec", spec)));
  }

  private static Map<String, Object> volume(String name, String configMap) {
    return configMap.isEmpty()
        ? Map.of("name", name, "emptyDir", Map.of())
        : Map.of("name", name, "configMap", Map.of("name", configMap));
  }

  private Map<String, Object> container(String name) {
    var container = new LinkedHashMap<String, Object>();
    container.put("name", name);
    container.put("image", "registry.example.com/" + name + ":1." + random.nextInt(9));
    container.put("args", List.of("--listen=:8080", "--name=" + name));
    container.put(
        "env",
        List.of(
            Map.of("name", "HOST", "value", name + "." + domain),
            Map.of("name", "LEVEL", "value", random.nextBoolean() ? "info" : "debug"),
            Map.of(
                "name",
                "FROM",
                "valueFrom",
                Map.of("configMapKeyRef", Map.of("name", name, "key", "from")))));
    container.put(
        "ports",
        List.of(
            Map.of("containerPort", 8080, "name", "http"),
            Map.of("containerPort", 8081, "name", "metrics", "protocol", "TCP")));
    container.put(
        "resources",
        Map.of("limits", Map.of("cpu", "500m", "memory", "1.5Gi"), "requests", Map.of("cpu", 1)));
    container.put(
        "volumeMounts",
        List.of(
            Map.of("name", "config", "mountPath", "/etc/app"),
            Map.of("name", "scratch", "mountPath", "/tmp")));
    return container;
  }

  private Document service(String name) {
    return Trees.object(
        "v1",
        "Service",
        namespace,
        name,
        "spec",
        Map.of(
            "selector",
            Map.of("app", name),
            "ports",
            List.of(Map.of("port", 80, "name", "http"), Map.of("port", 9090, "name", "metrics"))));
  }

  private Document configMap(String name) {
    return Trees.object(
        "v1",
        "ConfigMap",
        namespace,
        name,
        "data",
        Map.of("from", "noreply@" + domain, "retries", String.valueOf(random.nextInt(5))));
  }

  private List<String> some(String... words) {
    var chosen = new ArrayList<>(List.of(words));
    Collections.shuffle(chosen, random);
    return chosen.subList(0, 1 + random.nextInt(words.length));
  }
}
