package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.snapshot.Placeholder;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * State that both environments share although nobody said so: databases and brokers ({@code
 * equal-host}), buckets ({@code equal-bucket}), disks and file systems ({@code equal-volume-id}). A
 * name that each cluster or machine resolves for itself is no shared state.
 */
final class Endpoints implements Detector {
  private static final Pattern STORE_URL =
      Pattern.compile(
          "(?i)(?:jdbc:[a-z0-9]+(?::[a-z0-9]+)*|r2dbc:[a-z]+|postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?"
              + "|rediss?|amqps?|sqlserver|clickhouse|cassandra|kafka)://(?:[^/?#@\\s]*@)?([^/?#\\s]+).*",
          Pattern.DOTALL);
  private static final Pattern ANY_URL =
      Pattern.compile("(?i)[a-z][a-z0-9+.:-]*://(?:[^/?#@\\s]*@)?([^/?#\\s]+).*", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]*\\.)+[A-Za-z0-9-]+(?::\\d+)?(?:/\\S*)?");
  private static final Pattern VOLUME_ID =
      Pattern.compile("(?:vol|fs|fsap|fsmt)-[0-9a-f]{8,17}(?:::?fsap-[0-9a-f]{8,17})?");
  private static final Pattern BUCKET =
      Pattern.compile("(?:s3://|gs://)?[a-z0-9][a-z0-9._-]{2,62}/?");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?:.*\\.)?(?:localhost|local|localdomain|svc|svc\\.cluster\\.local|docker\\.internal)"
              + "|127\\.\\d+\\.\\d+\\.\\d+|0\\.0\\.0\\.0|169\\.254\\.\\d+\\.\\d+");
  private static final int LONGEST = 2_000;

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    if (spot.alone) {
      return;
    }
    String text = spot.leftText();
    if (text == null || text.isEmpty() || text.length() > LONGEST || !mayBe(spot, text)) {
      return;
    }
    if (!spot.sharesText() || refers(text) || Placeholder.isPlaceholder(text)) {
      return;
    }
    if (isVolume(spot, text)) {
      found.accept(
          spot.alike(
              "equal-volume-id",
              "both environments name the same volume",
              Map.of("what", "volume")));
    } else if (spot.key.bucket() && BUCKET.matcher(text).matches()) {
      found.accept(
          spot.alike(
              "equal-bucket", "both environments name the same bucket", Map.of("what", "bucket")));
    } else {
      String host = host(spot, text);
      if (!host.isEmpty()) {
        found.accept(
            spot.alike(
                "equal-host",
                "both environments name the same database or broker",
                Map.of("what", "database", "host", host)));
      }
    }
  }

  private static boolean mayBe(Spot spot, String text) {
    return spot.key.bucket()
        || spot.key.volume()
        || spot.key.endpoint()
        || text.indexOf("://") > 0
        || text.startsWith("vol-")
        || text.startsWith("fs");
  }

  /** What each environment fills in for itself is not the same because it is spelt the same. */
  private static boolean refers(String text) {
    return text.contains("${")
        || text.contains("$(")
        || text.contains("{{")
        || text.startsWith("$");
  }

  private static boolean isVolume(Spot spot, String text) {
    return VOLUME_ID.matcher(text).matches() || (spot.key.volume() && text.length() >= 4);
  }

  /** The host, where the value is the address of a store that is no local name; else empty. */
  private static String host(Spot spot, String text) {
    var url = STORE_URL.matcher(text);
    if (url.matches()) {
      return remote(url.group(1));
    }
    boolean store = spot.key.store() || spot.parent.store();
    if (!store || !spot.key.endpoint()) {
      return "";
    }
    var any = ANY_URL.matcher(text);
    if (any.matches()) {
      return remote(any.group(1));
    }
    return HOST.matcher(text).matches() ? remote(text.replaceFirst("/.*", "")) : "";
  }

  /** The first host of a list; empty where each place resolves it for itself. */
  private static String remote(String authority) {
    String first = authority.split(",", 2)[0].toLowerCase(Locale.ROOT);
    String host = first.replaceFirst(":\\d*$", "");
    return host.indexOf('.') > 0 && !LOCAL.matcher(host).matches() ? host : "";
  }
}
