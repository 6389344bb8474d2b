package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.app.http.access.Token;
import dev.evenkeel.app.http.access.TokenList;
import dev.evenkeel.store.file.TokenFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of a log's directory. Read for each request: one that is taken back is out at once.
 */
final class TokenStore {
  private static final String FIRST = "first";

  private final TokenFiles files;
  private final SecureRandom random;

  TokenStore(Path directory, SecureRandom random) {
    this.files = new TokenFiles(directory.resolve("serve"));
    this.random = random;
  }

  List<Token> list() {
    return files.read().map(TokenList::parse).orElse(List.of());
  }

  Path first() {
    return files.first();
  }

  /** Makes the first token where there is none at all. */
  boolean makeFirst() {
    if (files.read().isPresent()) {
      return false;
    }
    files.writeFirst(add(FIRST, Set.of(Scope.READ, Scope.WRITE, Scope.AUDIT), Optional.empty()));
    return true;
  }

  /** Gives a new token out; only its hash stays. One of that name is replaced. */
  String add(String name, Set<Scope> scopes, Optional<String> project) {
    String secret = Token.secret(random);
    var tokens = new ArrayList<>(list());
    tokens.removeIf(token -> token.name().equals(name));
    tokens.add(new Token(name, Token.hash(secret), scopes, project));
    files.write(TokenList.write(tokens));
    return secret;
  }

  /** Takes a token back; whether there was one. */
  boolean remove(String name) {
    var tokens = new ArrayList<>(list());
    boolean there = tokens.removeIf(token -> token.name().equals(name));
    files.write(TokenList.write(tokens));
    return there;
  }
}
