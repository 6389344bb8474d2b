package dev.evenkeel.app.http.access;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads who may write without a static token. A name can change hands, so every grant goes by an
 * immutable id.
 */
public final class AccessFile {
  private static final String ID = "_id";

  private AccessFile() {}

  public static List<TrustedIssuer> parse(byte[] json) {
    return objects(StrictJson.object(json, "access file"), "issuers").stream()
        .map(AccessFile::issuer)
        .toList();
  }

  private static TrustedIssuer issuer(Map<?, ?> members) {
    only(members, Set.of("issuer", "audience", "grants"));
    String url = text(members, "issuer");
    URI uri = URI.create(url);
    boolean loopback = Set.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !loopback) {
      throw new Malformed("access file: issuer " + url + ": https is expected");
    }
    return new TrustedIssuer(
        url,
        text(members, "audience"),
        objects(members, "grants").stream().map(AccessFile::grant).toList());
  }

  private static Grant grant(Map<?, ?> members) {
    only(members, Set.of("claims", "project", "scopes"));
    if (!(members.get("claims") instanceof Map<?, ?> said) || said.isEmpty()) {
      throw new Malformed("access file: claims: what must the token say?");
    }
    var claims = new TreeMap<String, String>();
    said.forEach(
        (name, value) -> claims.put(String.valueOf(name), text(said, String.valueOf(name))));
    if (claims.keySet().stream().noneMatch(name -> name.endsWith(ID))) {
      throw new Malformed(
          "access file: claims "
              + claims.keySet()
              + ": an immutable id is expected among them, such as repository_id; names change"
              + " hands");
    }
    return new Grant(claims, text(members, "project"), scopes(members));
  }

  private static Set<Scope> scopes(Map<?, ?> members) {
    if (!(members.get("scopes") instanceof List<?> words) || words.isEmpty()) {
      throw new Malformed("access file: scopes: a list of read, write is expected");
    }
    return words.stream()
        .map(
            word ->
                Scope.of(String.valueOf(word))
                    .filter(scope -> scope == Scope.READ || scope == Scope.WRITE)
                    .orElseThrow(
                        () -> new Malformed("access file: scopes: read or write, not " + word)))
        .collect(Collectors.toSet());
  }

  private static List<Map<?, ?>> objects(Map<?, ?> members, String name) {
    var objects = new ArrayList<Map<?, ?>>();
    if (members.get(name) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> object) {
          objects.add(object);
        }
      }
      if (objects.size() == list.size()) {
        return objects;
      }
    }
    throw new Malformed("access file: " + name + ": a list of objects is expected");
  }

  private static String text(Map<?, ? extends @Nullable Object> members, String name) {
    if (members.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new Malformed("access file: " + name + ": a string is expected");
  }

  private static void only(Map<?, ?> members, Set<String> known) {
    for (Object name : members.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new Malformed("access file: no member " + name + " is expected; there are " + known);
      }
    }
  }
}
