package dev.evenkeel.app.http.access;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file of tokens: names, hashes, what they open. No token can be read out of it. */
public final class TokenList {
  private static final String WHAT = "tokens.json";

  private TokenList() {}

  public static List<Token> parse(byte[] json) {
    if (!(StrictJson.object(json, WHAT).get("tokens") instanceof List<?> list)) {
      throw new Malformed(WHAT + ": an object with the list \"tokens\" is expected");
    }
    var tokens = new ArrayList<Token>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> members)
          || !(members.get("name") instanceof String name)
          || !(members.get("sha256") instanceof String sha256)
          || !(members.get("scopes") instanceof List<?> scopes)) {
        throw new Malformed(WHAT + ": each token is {name, sha256, scopes, project}");
      }
      tokens.add(
          new Token(
              name,
              sha256,
              scopes.stream().map(TokenList::scope).collect(Collectors.toSet()),
              members.get("project") instanceof String project
                  ? Optional.of(project)
                  : Optional.empty()));
    }
    return tokens;
  }

  private static Scope scope(Object word) {
    return Scope.of(String.valueOf(word))
        .filter(scope -> scope != Scope.OPEN)
        .orElseThrow(() -> new Malformed(WHAT + ": no scope " + word + "; read, write, audit"));
  }

  public static byte[] write(List<Token> tokens) {
    return (CanonicalJson.of(Map.of("tokens", tokens.stream().map(TokenList::members).toList()))
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> members(Token token) {
    var members = new TreeMap<String, Object>();
    members.put("name", token.name());
    members.put("sha256", token.sha256());
    members.put("scopes", words(token.scopes()));
    token.project().ifPresent(project -> members.put("project", project));
    return members;
  }

  private static List<String> words(Set<Scope> scopes) {
    return List.copyOf(new TreeSet<>(scopes.stream().map(Scope::word).toList()));
  }
}
