package dev.evenkeel.app.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which workload an identity token (OpenID Connect) speaks for. One algorithm, known
 * issuers, our audience, in its time, once. Whatever is unclear opens nothing.
 */
public final class Workloads {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 100_000;

  /** Events that strangers can cause. */
  private static final Set<String> FROM_STRANGERS =
      Set.of(
          "pull_request",
          "pull_request_target",
          "pull_request_review",
          "pull_request_review_comment",
          "issue_comment",
          "issues",
          "discussion",
          "discussion_comment",
          "fork",
          "watch");

  /** What is kept of who handed a record in. */
  private static final List<String> KEPT =
      List.of(
          "actor_id",
          "check_run_id",
          "environment",
          "event_name",
          "job_workflow_ref",
          "job_workflow_sha",
          "ref",
          "repository_id",
          "repository_owner_id",
          "run_attempt",
          "run_id",
          "runner_environment",
          "sha",
          "workflow_ref",
          "workflow_sha");

  private final Map<String, TrustedIssuer> issuers;
  private final Map<String, IssuerKeys> keys;
  private final Clock clock;
  private final Exchanges exchanges;

  public Workloads(List<TrustedIssuer> issuers, Clock clock, Exchanges exchanges) {
    this.issuers =
        issuers.stream().collect(Collectors.toMap(TrustedIssuer::url, Function.identity()));
    this.keys =
        issuers.stream()
            .collect(
                Collectors.toMap(TrustedIssuer::url, each -> new IssuerKeys(each.url(), clock)));
    this.clock = clock;
    this.exchanges = exchanges;
  }

  public Caller exchange(String token) {
    SignedJWT jwt = signed(token);
    JWTClaimsSet claims = claims(jwt);
    TrustedIssuer issuer =
        Optional.ofNullable(issuers.get(claims.getIssuer()))
            .orElseThrow(() -> new IdentityRefused("its issuer is none that the service trusts"));
    verify(jwt, issuer);
    inTime(claims);
    if (!claims.getAudience().equals(List.of(issuer.audience()))) {
      throw new IdentityRefused("it was made for another audience than " + issuer.audience());
    }
    Map<String, String> said = said(claims);
    if (FROM_STRANGERS.contains(said.getOrDefault("event_name", ""))) {
      throw new IdentityRefused(
          "its run was caused by "
              + said.get("event_name")
              + ", which anybody can do who may open a pull request or write a comment");
    }
    Grant grant =
        issuer.grants().stream()
            .filter(each -> each.fits(said))
            .findFirst()
            .orElseThrow(
                () -> new IdentityRefused("no grant fits the ids that it states: " + ids(said)));
    once(claims);
    return new Caller(
        "run " + said.getOrDefault("run_id", "?") + " of project " + grant.project(),
        grant.scopes(),
        Optional.of(grant.project()),
        stated(issuer, said));
  }

  private static SignedJWT signed(String token) {
    JWT jwt;
    try {
      jwt = JWTParser.parse(token);
    } catch (ParseException | RuntimeException e) {
      throw new IdentityRefused("it is no JSON Web Token");
    }
    return switch (jwt) {
      case PlainJWT plain ->
          throw new IdentityRefused("it is not signed (alg none); RS256 is expected");
      case SignedJWT signed when signed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256) ->
          signed;
      default ->
          throw new IdentityRefused(
              "its algorithm is "
                  + word(jwt.getHeader().getAlgorithm().getName())
                  + "; RS256 is expected");
    };
  }

  private static String word(String foreign) {
    return foreign.matches("[A-Za-z0-9+_-]{1,20}") ? foreign : "another";
  }

  private static JWTClaimsSet claims(SignedJWT jwt) {
    try {
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (claims != null) {
        return claims;
      }
    } catch (ParseException e) {
      throw new IdentityRefused("its claims cannot be read");
    }
    throw new IdentityRefused("it has no claims");
  }

  private void verify(SignedJWT jwt, TrustedIssuer issuer) {
    String id = jwt.getHeader().getKeyID();
    IssuerKeys known = keys.get(issuer.url());
    if (id == null || known == null) {
      throw new IdentityRefused("it does not name the key that signed it");
    }
    RSAPublicKey key =
        known
            .key(id)
            .orElseThrow(() -> new IdentityRefused("its issuer has no key of the name it states"));
    try {
      if (!jwt.verify(new RSASSAVerifier(key))) {
        throw new IdentityRefused("its signature is not its issuer's");
      }
    } catch (JOSEException e) {
      throw new IdentityRefused("its signature cannot be checked");
    }
  }

  private void inTime(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Instant ends = time(claims.getExpirationTime(), "exp");
    Instant made = time(claims.getIssueTime(), "iat");
    Instant begins =
        Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant).orElse(made);
    if (!now.minus(SKEW).isBefore(ends)) {
      throw new IdentityRefused("it expired at " + ends);
    }
    if (now.plus(SKEW).isBefore(begins) || now.plus(SKEW).isBefore(made)) {
      throw new IdentityRefused("it is not valid before " + (begins.isAfter(made) ? begins : made));
    }
    if (ends.isAfter(made.plus(LONGEST))) {
      throw new IdentityRefused("it is valid for longer than a day");
    }
  }

  private static Instant time(@Nullable Date date, String name) {
    if (date == null) {
      throw new IdentityRefused("it has no " + name);
    }
    return date.toInstant();
  }

  /** A token opens one session; whoever sees it later in a log gets nothing for it. */
  private void once(JWTClaimsSet claims) {
    String id = claims.getJWTID();
    if (id == null || id.isEmpty()) {
      throw new IdentityRefused("it has no jti, so it could be used twice");
    }
    String token = Token.hash(claims.getIssuer() + "\n" + id);
    Instant end = claims.getExpirationTime().toInstant().plus(SKEW);
    switch (exchanges.spend(token, clock.instant(), end, MOST_REMEMBERED)) {
      case NOW -> {
        return;
      }
      case BEFORE ->
          throw new IdentityRefused("it was exchanged before, and opens no second session");
      case NO_ROOM -> throw new IdentityRefused("too many tokens were exchanged at once", true);
    }
  }

  private static Map<String, String> said(JWTClaimsSet claims) {
    var said = new TreeMap<String, String>();
    claims
        .getClaims()
        .forEach(
            (name, value) -> {
              if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                said.put(name, String.valueOf(value));
              }
            });
    return said;
  }

  private static String ids(Map<String, String> said) {
    return said.entrySet().stream()
        .filter(
            claim ->
                claim.getKey().endsWith("_id") && claim.getValue().matches("[0-9A-Za-z-]{1,40}"))
        .map(claim -> claim.getKey() + "=" + claim.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> stated(TrustedIssuer issuer, Map<String, String> said) {
    var stated = new TreeMap<String, String>();
    stated.put("issuer", issuer.url());
    for (String name : KEPT) {
      String value = said.get(name);
      if (value != null) {
        stated.put(name, value);
      }
    }
    return stated;
  }
}
