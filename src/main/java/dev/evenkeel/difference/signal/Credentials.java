package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.snapshot.Credential;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Origin;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that both environments share ({@code equal-credential}), and credentials that stand
 * written out where no secrets should live ({@code secret-in-plain-config}). Places for secrets are
 * {@code .env} files and Kubernetes Secrets.
 */
final class Credentials implements Detector {
  /** In a Secret and none: what stands beside a credential to use it. */
  private static final Set<String> BESIDE =
      Set.of(
          "user",
          "username",
          "host",
          "hostname",
          "port",
          "database",
          "dbname",
          "db",
          "ca",
          "crt",
          "cert",
          "certificate",
          "region",
          "bucket",
          "endpoint",
          "email",
          "url",
          "uri",
          "server",
          "type",
          "name",
          "namespace",
          "id",
          "enabled",
          "schema",
          "issuer",
          "domain",
          "size",
          "interval",
          "level",
          "mode",
          "path");

  private final Map<Origin, Boolean> secretFiles = new HashMap<>();

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    if (spot.alone || !(spot.left instanceof Secret || spot.right instanceof Secret)) {
      return;
    }
    boolean operators = false;
    boolean secretObject = false;
    if (spot.shape instanceof KubernetesObject object) {
      secretObject = object.kind().equals("Secret") && object.group().isEmpty();
      // A sealed or external secret holds ciphertext or names where the secret is kept.
      operators = object.kind().endsWith("Secret") && !secretObject;
    }
    if (operators) {
      return;
    }
    boolean byPlace = secretObject && !standsBeside(spot.key);
    boolean left = isCredential(spot.left, spot.key, byPlace);
    boolean right = isCredential(spot.right, spot.key, byPlace);
    if (left && right && same(spot.left, spot.right)) {
      found.accept(
          spot.alike("equal-credential", "both environments use the same credential", Map.of()));
    }
    if (!secretObject) {
      literal(spot, left, right, found);
    }
  }

  private void literal(Spot spot, boolean left, boolean right, Consumer<Fact> found) {
    boolean onLeft = left && !keepsSecrets(spot.left);
    boolean onRight = right && !keepsSecrets(spot.right);
    if (onLeft || onRight) {
      String where = onLeft && onRight ? "both sides" : onLeft ? "the left side" : "the right side";
      found.accept(
          spot.fact(
              onLeft,
              onRight,
              "secret-in-plain-config",
              "a credential stands written out in configuration on " + where,
              Map.of()));
    }
  }

  private static boolean standsBeside(Key key) {
    return !key.words().isEmpty() && BESIDE.contains(key.words().getLast());
  }

  private static boolean isCredential(@Nullable Node node, Key key, boolean byPlace) {
    return node instanceof Secret secret && Credential.isOne(secret, key.name(), byPlace);
  }

  private static boolean same(@Nullable Node left, @Nullable Node right) {
    return left instanceof Secret l
        && right instanceof Secret r
        && Hidden.same(l.hidden(), r.hidden()).orElse(false);
  }

  /** A {@code .env} file is a place where secrets live. */
  private boolean keepsSecrets(@Nullable Node node) {
    return node != null && secretFiles.computeIfAbsent(node.origin(), Credentials::isSecretFile);
  }

  private static boolean isSecretFile(Origin origin) {
    String place = origin.place().toLowerCase(Locale.ROOT);
    String name = place.substring(place.lastIndexOf('/') + 1);
    return name.endsWith(".env")
        || name.startsWith(".env")
        || name.equals("env")
        || name.startsWith("secret")
        || name.contains(".secret");
  }
}
