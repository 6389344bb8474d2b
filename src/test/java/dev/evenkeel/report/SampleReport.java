package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports to render in tests. Its main method writes the rich one in every format, to look at. */
final class SampleReport {
  static final String SECRET = "cANARY-5ecret-value-7f3a";
  private static final Origin STAGING = Origin.of("env/staging.env");
  private static final Origin PRODUCTION = Origin.of("env/production.env");

  private SampleReport() {}

  /** One of everything: every class, secrets, trees, groups, a long and a many-line value. */
  static Report rich() {
    var findings = new ArrayList<Finding>();
    findings.add(
        finding("leak-token", Severity.BLOCK, ItemClass.LEAK, "config/app/IMAGE_PREFIX")
            .left(text("registry.example.org/r2d-staging-", STAGING, 31))
            .right(text("registry.example.org/r2d-staging-", PRODUCTION, 29))
            .message("production names staging's token r2d-staging-")
            .owner("platform")
            .blame("9c053e4eb1f2", "2026-09-14", "raise the build limit")
            .remedy("write production's own prefix in env/production.env")
            .build());
    findings.add(
        finding("allow-expectation", Severity.BLOCK, ItemClass.VIOLATES, "config/app/POOL_SIZE")
            .left(number("5", STAGING, 12))
            .right(number("80", PRODUCTION, 12))
            .message("the ratio is 16, declared is at most 4")
            .allowance("{ratio: {min: 1, max: 4}}", "production carries four times the load")
            .also("cfg-value-differs")
            .build());
    findings.add(
        finding(
                "cfg-key-missing",
                Severity.BLOCK,
                ItemClass.ONLY_LEFT,
                "config/app/PAYMENT_TIMEOUT")
            .left(text("2500", STAGING, 14))
            .message("only staging has this key")
            .owner("payments")
            .remedy("add the key to env/production.env, or declare it: evenkeel allow 8a1f5c0d9e21")
            .build());
    for (int i = 0; i < 4; i++) {
      String name = List.of("CALLBACK_URL", "LOGIN_URL", "CDN_HOST", "COOKIE_DOMAIN").get(i);
      findings.add(
          finding("cfg-value-differs", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/" + name)
              .left(text("https://staging.shop.example.org/" + i, STAGING, 20 + i))
              .right(text("https://shop-live.shop.example.org/" + i, PRODUCTION, 20 + i))
              .message("the values differ")
              .remedy("declare the name as a token in evenkeel.yaml")
              .build());
    }
    findings.add(
        finding(
                "cfg-value-differs",
                Severity.BLOCK,
                ItemClass.DIFFERENT,
                "config/api/server/http/port")
            .left(text("8080", Origin.of("config/staging.yml"), 7))
            .right(number("8080", Origin.of("config/production.yml"), 7))
            .message("the same text with another type")
            .build());
    findings.add(
        finding("cfg-value-differs", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/FEATURE_LIST")
            .left(text("a,b,c,".repeat(60) + "checkout,d", STAGING, 40))
            .right(text("a,b,c,".repeat(60) + "payments,d,e", PRODUCTION, 41))
            .message("the values differ")
            .build());
    findings.add(
        finding("cfg-value-differs", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/nginx.conf")
            .left(
                text(
                    "worker_processes 4;\n"
                        + "events {\n"
                        + "  worker_connections 512;\n"
                        + "}\n"
                        + "http { include x; }\n",
                    STAGING,
                    50))
            .right(
                text(
                    "worker_processes 4;\n"
                        + "events {\n"
                        + "  worker_connections 4096;\n"
                        + "}\n"
                        + "http { include x; }\n",
                    PRODUCTION,
                    50))
            .message("the values differ")
            .build());
    findings.add(
        finding(
                "sec-value-differs",
                Severity.BLOCK,
                ItemClass.DIFFERENT,
                "config/app/STRIPE_SECRET_KEY")
            .left(secret(null, STAGING, 17))
            .right(secret(null, PRODUCTION, 17))
            .secret("different")
            .message("the secrets differ")
            .build());
    findings.add(
        finding("cfg-value-differs", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/DATABASE_URL")
            .left(secret("postgres://***@db.staging:5432/shop", STAGING, 18))
            .right(secret("postgres://***@db.live:5432/shop", PRODUCTION, 18))
            .secret("same")
            .message("the values differ")
            .build());
    var ports =
        Node.Sequence.of(List.of(number("80", STAGING, 3), number("443", STAGING, 4)), STAGING, 3);
    var members = new LinkedHashMap<String, Node>();
    members.put("image", text("nginx:1.27", STAGING, 2));
    members.put("ports", ports);
    members.put("api token", secret(null, STAGING, 5));
    members.put("debug", new Node.Scalar(ScalarType.BOOLEAN, "false", STAGING, 6));
    members.put("none", new Node.Scalar(ScalarType.NULL, "", STAGING, 7));
    members.put("gone", new Node.Unreadable("a template", "render it", STAGING, 8));
    findings.add(
        finding(
                "k8s-object-missing",
                Severity.BLOCK,
                ItemClass.ONLY_LEFT,
                "object/shop/Deployment/_/cache")
            .left(Node.Mapping.of(members, Origin.of("Deployment shop/cache"), 0))
            .message("only staging has this object, with 6 fields")
            .build());
    findings.add(
        finding("src-unreadable", Severity.BLOCK, ItemClass.UNKNOWN, "config/web/values.yaml")
            .left(
                new Node.Unreadable(
                    "not YAML: a tab at column 3",
                    "replace the tab",
                    Origin.of("web/values.yaml"),
                    9))
            .message("web/values.yaml:9 could not be read: a tab at column 3")
            .remedy("replace the tab by spaces")
            .build());
    findings.add(
        finding("cfg-order-differs", Severity.WARN, ItemClass.PENDING, "config/app/HOSTS")
            .left(text("a b", STAGING, 60))
            .right(new Node.Scalar(ScalarType.NULL, "", PRODUCTION, 60))
            .message("the store is newer than the rollout")
            .build());
    for (int i = 0; i < 3; i++) {
      findings.add(
          finding("cfg-placeholder", Severity.INFO, ItemClass.EQUAL, "config/app/PLACEHOLDER_" + i)
              .left(text("change_me", STAGING, 70 + i))
              .right(text("change_me", PRODUCTION, 70 + i))
              .message("both sides hold a placeholder")
              .build());
    }
    findings.add(
        finding("cfg-value-differs", Severity.BLOCK, ItemClass.ALLOWED, "config/app/LOG_LEVEL")
            .left(text("debug", STAGING, 3))
            .right(text("info", PRODUCTION, 3))
            .message("the values differ")
            .allowance("differs", "staging logs in full while the checkout is rebuilt")
            .build());
    findings.add(
        finding("cfg-key-missing", Severity.BLOCK, ItemClass.ALLOWED, "config/app/DEBUG_TOOLBAR")
            .left(text("1", STAGING, 4))
            .message("only staging has this key")
            .allowance("{onlyIn: staging}", "the toolbar must never reach customers")
            .build());
    return of(findings, new Coverage(1204, 1180, 12, 40, 1, Map.of()));
  }

  static Report equal() {
    return of(List.of(), new Coverage(1204, 1204, 12, 40, 0, Map.of()));
  }

  static Report empty() {
    return of(List.of(), Coverage.none());
  }

  static Report of(List<Finding> findings, Coverage coverage) {
    var counts = new LinkedHashMap<ItemClass, Long>();
    findings.forEach(f -> counts.merge(f.itemClass(), 1L, Long::sum));
    counts.merge(ItemClass.EQUAL, coverage.paired(), Long::sum);
    return new Report(
        new Gate(Severity.BLOCK).decide(findings, coverage),
        Severity.BLOCK,
        "staging",
        "production",
        findings,
        coverage,
        counts,
        "sha256:" + "3f".repeat(32),
        "sha256:" + "a0".repeat(32),
        findings.isEmpty()
            ? List.of()
            : List.of("lists in config/api are paired by name, which nobody declared"),
        findings.isEmpty() ? List.of() : List.of("evenkeel explain leak-token"));
  }

  static Node.Scalar text(String text, Origin origin, int line) {
    return Node.Scalar.string(text, origin, line);
  }

  static Node.Scalar number(String text, Origin origin, int line) {
    return new Node.Scalar(ScalarType.INTEGER, text, origin, line);
  }

  static Node.Secret secret(
      @org.jspecify.annotations.Nullable String visible, Origin origin, int line) {
    return new Node.Secret(visible, new Hidden.Held(SECRET + line), false, origin, line);
  }

  static Builder finding(String check, Severity severity, ItemClass itemClass, String item) {
    return new Builder(check, severity, itemClass, ItemPath.parse(item));
  }

  /** A finding of which only what matters is said. */
  static final class Builder {
    private final String check;
    private final Severity severity;
    private final ItemClass itemClass;
    private final ItemPath item;
    private Optional<Sighting> left = Optional.empty();
    private Optional<Sighting> right = Optional.empty();
    private Optional<String> secret = Optional.empty();
    private Optional<String> owner = Optional.empty();
    private List<String> also = List.of();
    private Optional<Finding.Allowed> allowance = Optional.empty();
    private Optional<Finding.Blame> blame = Optional.empty();
    private String message = "the values differ";
    private String remedy = "make them equal, or declare the difference: evenkeel allow";

    private Builder(String check, Severity severity, ItemClass itemClass, ItemPath item) {
      this.check = check;
      this.severity = severity;
      this.itemClass = itemClass;
      this.item = item;
    }

    Builder left(Node node) {
      left = Optional.of(Sighting.of(node));
      return this;
    }

    Builder right(Node node) {
      right = Optional.of(Sighting.of(node));
      return this;
    }

    Builder secret(String word) {
      secret = Optional.of(word);
      return this;
    }

    Builder owner(String name) {
      owner = Optional.of(name);
      return this;
    }

    Builder also(String... checks) {
      also = List.of(checks);
      return this;
    }

    Builder message(String text) {
      message = text;
      return this;
    }

    Builder remedy(String text) {
      remedy = text;
      return this;
    }

    Builder allowance(String expect, String why) {
      allowance =
          Optional.of(
              new Finding.Allowed(
                  item.toString(),
                  expect,
                  why,
                  "payments",
                  "2027-03-01",
                  "both move to one cluster",
                  "evenkeel.yaml:41"));
      return this;
    }

    Builder blame(String commit, String date, String subject) {
      blame = Optional.of(new Finding.Blame(commit, date, subject));
      return this;
    }

    Finding build() {
      return new Finding(
          check, severity, itemClass, item, message, left, right, secret, owner, also, allowance,
          blame, remedy);
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (ReportFormat format : ReportFormat.values()) {
      var text = new StringBuilder();
      format.render(rich(), text, new RenderOptions(args.length > 1, 100, false));
      Files.writeString(folder.resolve("report." + format.word()), text);
    }
    var text = new StringBuilder();
    ReportFormat.HTML.render(equal(), text, RenderOptions.plain());
    Files.writeString(folder.resolve("equal.html"), text);
  }
}
