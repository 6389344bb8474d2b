import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two sides of Kubernetes objects that differ where we say so: every tenth object really, others
 * only in spelling (quantities) or in an order that means nothing (map keys, environment
 * variables).
 */
final class Objects {
  private static final String[] WORDS = {
    "basket", "catalog", "invoice", "ledger", "mailer", "orders", "payment", "profile", "quota",
    "rating", "refund", "search", "session", "stock", "tenant", "token"
  };
  private static final String[][] MEMORY = {
    {"1Gi", "1024Mi"}, {"512Mi", "524288Ki"}, {"2Gi", "2048Mi"}, {"256Mi", "268435456"}
  };
  private static final String[][] CPU = {{"500m", "0.5"}, {"1", "1000m"}, {"250m", "0.25"}};
  private static final int REAL_EVERY = 10;
  private static final int SPELLING_EVERY = 20;
  private static final int ORDER_EVERY = 15;
  private static final int VARIABLES = 12;

  private final Random random = new Random(20_261_126);
  private final Set<String> differing = new TreeSet<>();

  /** Writes {@code left.yaml} and {@code right.yaml} and gives the items that differ. */
  static Set<String> write(Path folder, int count) throws IOException {
    var objects = new Objects();
    try (Writer left = Files.newBufferedWriter(folder.resolve("left.yaml"));
        Writer right = Files.newBufferedWriter(folder.resolve("right.yaml"))) {
      for (int i = 0; i < count; i++) {
        switch (i % 4) {
          case 0 -> objects.configMap(i, left, right);
          case 1 -> objects.service(i, left, right);
          default -> objects.deployment(i, left, right);
        }
      }
    }
    return objects.differing;
  }

  private void configMap(int i, Writer left, Writer right) throws IOException {
    String head = head("v1", "ConfigMap", i);
    var data = new ArrayList<String>();
    for (int k = 0; k < VARIABLES; k++) {
      data.add("  %s.%s.%d: \"%s\"\n".formatted(word(), word(), k, sentence()));
    }
    var other = new ArrayList<>(data);
    if (isReal(i)) {
      String line = other.removeLast();
      other.add(line.replaceAll("\".*\"", "\"another value\""));
      differs("ConfigMap", i, "data/" + line.strip().replaceAll(":.*", ""));
    }
    if (i % ORDER_EVERY == 0) {
      Collections.shuffle(other, random);
    }
    left.write(head + "data:\n" + String.join("", data));
    right.write(head + "data:\n" + String.join("", other));
  }

  private void service(int i, Writer left, Writer right) throws IOException {
    String text =
        head("v1", "Service", i)
            + """
            spec:
              type: ClusterIP
              selector:
                app.kubernetes.io/name: %s
              ports:
                - name: http
                  port: 80
                  targetPort: 8080
                  protocol: TCP
                - name: metrics
                  port: 9090
                  targetPort: 9090
                  protocol: TCP
            """
                .formatted(name(i));
    left.write(text);
    if (isReal(i)) {
      text = text.replace("targetPort: 8080", "targetPort: 8081");
      differs("Service", i, "spec/ports/80/targetPort");
    }
    right.write(text);
  }

  private void deployment(int i, Writer left, Writer right) throws IOException {
    String[] memory = MEMORY[random.nextInt(MEMORY.length)];
    String[] cpu = CPU[random.nextInt(CPU.length)];
    var variables = new ArrayList<String>();
    for (int k = 0; k < VARIABLES; k++) {
      variables.add(
          "            - name: %s_%d\n              value: \"%s\"\n"
              .formatted(word().toUpperCase(java.util.Locale.ROOT), k, sentence()));
    }
    left.write(pod(i, 2, memory[0], cpu[0], variables));
    int replicas = 2;
    boolean respelt = i % SPELLING_EVERY == 7;
    List<String> theirs = new ArrayList<>(variables);
    String limit = respelt ? memory[1] : memory[0];
    if (isReal(i)) {
      switch (i / REAL_EVERY % 3) {
        case 0 -> {
          replicas = 3;
          differs("Deployment", i, "spec/replicas");
        }
        case 1 -> {
          limit = "3Gi";
          differs("Deployment", i, "spec/template/spec/containers/main/resources/limits/memory");
        }
        default -> {
          String last = theirs.removeLast();
          theirs.add(last.replaceAll("value: .*", "value: \"another value\""));
          String variable = last.strip().replaceAll("(?s)- name: (\\S+).*", "$1");
          differs("Deployment", i, "spec/template/spec/containers/main/env/" + variable + "/value");
        }
      }
    }
    if (i % ORDER_EVERY == 3) {
      Collections.shuffle(theirs, random);
    }
    right.write(pod(i, replicas, limit, respelt ? cpu[1] : cpu[0], theirs));
  }

  private static String pod(
      int i, int replicas, String memory, String cpu, List<String> variables) {
    return head("apps/v1", "Deployment", i)
        + """
        spec:
          replicas: %d
          selector:
            matchLabels:
              app.kubernetes.io/name: %s
          template:
            metadata:
              labels:
                app.kubernetes.io/name: %s
            spec:
              containers:
                - name: main
                  image: registry.example.net/shop/%s:1.4.%d
                  ports:
                    - containerPort: 8080
                      name: http
                  readinessProbe:
                    httpGet:
                      path: /ready
                      port: http
                    periodSeconds: 5
                  resources:
                    requests:
                      cpu: "%s"
                      memory: 64Mi
                    limits:
                      cpu: "2"
                      memory: "%s"
                  env:
        """
            .formatted(replicas, name(i), name(i), WORDS[i % WORDS.length], i % 20, cpu, memory)
        + String.join("", variables);
  }

  private static String head(String version, String kind, int i) {
    return """
    ---
    apiVersion: %s
    kind: %s
    metadata:
      name: %s
      namespace: ns-%02d
      labels:
        app.kubernetes.io/name: %s
        app.kubernetes.io/part-of: shop
        app.kubernetes.io/managed-by: Helm
      annotations:
        example.net/owner: team-%s
    """
        .formatted(version, kind, name(i), i % 25, name(i), WORDS[i % WORDS.length]);
  }

  private static boolean isReal(int i) {
    return i % REAL_EVERY == 1 || i % REAL_EVERY == 4;
  }

  private void differs(String kind, int i, String field) {
    differing.add("object/file/%s/ns-%02d/%s/%s".formatted(kind, i % 25, name(i), field));
  }

  private static String name(int i) {
    return "%s-%05d".formatted(WORDS[i % WORDS.length], i);
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private String sentence() {
    return word() + " " + word() + " " + word() + " " + word();
  }
}
