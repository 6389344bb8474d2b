package dev.evenkeel.difference.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.source.file.flat.EnvReader;
import dev.evenkeel.source.file.yaml.YamlReader;
import dev.evenkeel.value.ItemPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
  private static Document env(String text) {
    return covered(
        Document.plain(new EnvReader().read(bytes(text), "app.env").trees().getFirst().root()));
  }

  private static Document yaml(String text) {
    return covered(
        Document.plain(new YamlReader().read(bytes(text), "app.yaml").trees().getFirst().root()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Document covered(Document document) {
    return Secrecy.byForm().cover(ItemPath.of("config", "app"), document);
  }

  private static Snapshot snapshot(String name, Document... documents) {
    return new Snapshot(
        name,
        Tokens.none(),
        List.of(
            new Reading(
                "app", Optional.empty(), List.of(documents), List.of(), List.of(), Set.of())));
  }

  private static List<Fact> facts(Document left, Document right) {
    return Signals.of(snapshot("staging", left), snapshot("production", right));
  }

  private static List<String> said(Document left, Document right) {
    return facts(left, right).stream()
        .filter(fact -> !fact.kind().equals("feature-flag"))
        .sorted(java.util.Comparator.comparing(Fact::item))
        .map(fact -> fact.kind() + " " + fact.item() + " " + fact.details().get("side"))
        .toList();
  }

  private static List<String> envs(String left, String right) {
    return said(env(left), env(right));
  }

  private static List<String> yamls(String left, String right) {
    return said(yaml(left), yaml(right));
  }

  @Test
  void aPlaceholderIsToldBySide() {
    assertEquals(List.of("placeholder config/app/KEY left"), envs("KEY=change_me", "KEY=abcdef"));
    assertEquals(
        List.of("placeholder config/app/KEY right"), envs("KEY=ab", "KEY=please_change_me"));
    assertEquals(
        List.of("placeholder config/app/KEY both"), envs("KEY=change_me", "KEY=change_me"));
    assertEquals(
        List.of("placeholder config/app/DB_PASSWORD right"),
        envs("DB_PASSWORD=Vq8mT2xLw9", "DB_PASSWORD=change_me"));
  }

  @Test
  void aReservedExampleDomainIsNoPlaceholder() {
    assertEquals(List.of(), envs("URL=https://example.com", "URL=https://example.com"));
  }

  @Test
  void whatIsSoOnOneSideHasTheClassOfItsLeafAndWhatIsSoOnBothIsEqual() {
    assertEquals(ItemClass.DIFFERENT, facts(env("K=change_me"), env("K=v")).getFirst().itemClass());
    assertEquals(ItemClass.ONLY_LEFT, facts(env("K=change_me"), env("A=v")).getFirst().itemClass());
    assertEquals(
        ItemClass.ONLY_RIGHT, facts(env("A=v"), env("K=change_me")).getFirst().itemClass());
    assertEquals(
        ItemClass.EQUAL, facts(env("K=change_me"), env("K=change_me")).getFirst().itemClass());
  }

  @Test
  void aFeatureThatIsOnWhereItsKeysAreUnsetIsTold() {
    assertEquals(
        List.of(
            "placeholder config/app/CHECKOUT_API_KEY both",
            "feature-flag-placeholder config/app/FEATURE_CHECKOUT right"),
        envs(
            "FEATURE_CHECKOUT=false\nCHECKOUT_API_KEY=change_me",
            "FEATURE_CHECKOUT=true\nCHECKOUT_API_KEY=change_me"));
    assertEquals(
        List.of(
            "placeholder config/app/search/auth/url left",
            "feature-flag-placeholder config/app/search/enabled left"),
        yamls(
            "search: {enabled: true, auth: {url: TODO}}",
            "search: {enabled: false, auth: {url: 'https://s.example.org'}}"));
    assertEquals(
        List.of(
            "feature-flag-placeholder config/app/features/payments right",
            "placeholder config/app/payments/merchant both"),
        yamls(
            "features: {payments: false}\npayments: {merchant: REPLACE_ME}",
            "features: {payments: true}\npayments: {merchant: REPLACE_ME}"));
  }

  @Test
  void aFeatureThatIsOnWhereItsKeysAreSetIsNotTold() {
    assertEquals(
        List.of("placeholder config/app/CHECKOUT_API_KEY left"),
        envs(
            "FEATURE_CHECKOUT=false\nCHECKOUT_API_KEY=change_me",
            "FEATURE_CHECKOUT=true\nCHECKOUT_API_KEY=Vq8mT2xLw9"));
    assertEquals(
        List.of("placeholder config/app/OTHER_KEY both"),
        envs(
            "FEATURE_CHECKOUT=false\nOTHER_KEY=change_me",
            "FEATURE_CHECKOUT=true\nOTHER_KEY=change_me"));
  }

  @Test
  void aFeatureThatIsOnOnOneSideIsTold() {
    assertEquals("right", flagSide("FEATURE_CHECKOUT=false", "FEATURE_CHECKOUT=true"));
    assertEquals("left", flagSide("CHECKOUT_ENABLED=on", "A=1"));
    assertEquals("", flagSide("CHECKOUT_ENABLED=on", "CHECKOUT_ENABLED=true"));
    assertEquals("", flagSide("FEATURE_RATE=3", "FEATURE_RATE=5"));
    assertEquals("", flagSide("CHECKOUT=true", "CHECKOUT=false"));
  }

  private static String flagSide(String left, String right) {
    return facts(env(left), env(right)).stream()
        .filter(fact -> fact.kind().equals("feature-flag"))
        .map(fact -> String.valueOf(fact.details().get("side")))
        .findFirst()
        .orElse("");
  }

  @Test
  void aSharedCredentialIsTold() {
    assertEquals(
        List.of("equal-credential config/app/DB_PASSWORD both"),
        envs("DB_PASSWORD=Vq8mT2xLw9", "DB_PASSWORD=Vq8mT2xLw9"));
    assertEquals(List.of(), envs("DB_PASSWORD=Vq8mT2xLw9", "DB_PASSWORD=Hn4pR7sKd1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=",
        "DB_PASSWORD=${PASSWORD_OF_DB}",
        "API_TOKEN=vault:secret/data/app#token",
        "API_TOKEN=/run/secrets/token",
        "PASSWORD_MODE=strict",
        "TOKEN_TTL=3600",
        "token.mode.3=fast",
        "REPOSITORY=https://git@git.example.org/shop.git"
      })
  void whatIsCoveredAndNoCredentialIsNotTold(String line) {
    assertEquals(List.of(), envs(line, line));
  }

  @Test
  void aCredentialInConfigurationIsToldAndOneInItsPlaceIsNot() {
    assertEquals(
        List.of("secret-in-plain-config config/app/db/password both"),
        yamls("db: {password: Vq8mT2xLw9}", "db: {password: Hn4pR7sKd1}"));
    assertEquals(
        List.of("secret-in-plain-config config/app/db/password left"),
        yamls("db: {password: Vq8mT2xLw9}", "db: {password: '${DB_PASSWORD}'}"));
    assertEquals(List.of(), envs("DB_PASSWORD=Vq8mT2xLw9", "DB_PASSWORD=Hn4pR7sKd1"));
    var secret =
        Trees.object("v1", "Secret", "", "db", "data", Trees.mapping("password", "Vq8mT2xLw9"));
    var other =
        Trees.object("v1", "Secret", "", "db", "data", Trees.mapping("password", "Hn4pR7sKd1"));
    assertEquals(List.of(), said(covered(secret), covered(other)));
  }

  @Test
  void whatStandsBesideACredentialInASecretIsNone() {
    var secret =
        covered(
            Trees.object(
                "v1",
                "Secret",
                "",
                "db",
                "data",
                Trees.mapping("username", "shop-admin", "port", "5432", "password", "Vq8mT2xLw9")));
    assertEquals(
        List.of("equal-credential object/app/Secret/_/db/data/password both"),
        said(secret, secret));
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_URL=jdbc:postgresql://db.example.org/shop, equal-host",
    "DATABASE_URL=postgres://db.example.org:5432/shop, equal-host",
    "REDIS_HOST=cache.example.org, equal-host",
    "DB_HOST=10.2.3.4, equal-host",
    "KAFKA_BROKERS=k1.example.org:9092, equal-host",
    "UPLOAD_BUCKET=shop-uploads, equal-bucket",
    "DATA_VOLUME_ID=vol-0a1b2c3d4e5f60718, equal-volume-id",
    "EFS=fs-0a1b2c3d, equal-volume-id"
  })
  void sharedStateIsTold(String line, String kind) {
    assertEquals(1, envs(line, line).size());
    assertEquals(kind, facts(env(line), env(line)).getFirst().kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_URL=jdbc:postgresql://db/shop",
        "DATABASE_URL=postgres://localhost:5432/shop",
        "DATABASE_URL=postgres://db.shop.svc.cluster.local/shop",
        "REDIS_HOST=redis.shop.svc",
        "DB_HOST=127.0.0.1",
        "DB_HOST=${DB_HOST_OF_ENV}",
        "API_URL=https://api.example.org",
        "HISTOGRAM_BUCKETS=0.1",
        "VOLUME=90"
      })
  void whatEachEnvironmentResolvesForItselfIsNoSharedState(String line) {
    assertEquals(List.of(), envs(line, line));
  }

  private static Document deployment(String image, Object replicas) {
    return Trees.object(
        "apps/v1",
        "Deployment",
        "",
        "web",
        "spec",
        Trees.mapping(
            "replicas",
            replicas,
            "template",
            Trees.mapping(
                "spec",
                Trees.mapping(
                    "containers", Trees.sequence(Trees.mapping("name", "web", "image", image))))));
  }

  private static final String IMAGE =
      "object/app/Deployment/_/web/spec/template/spec/containers/web/image ";

  @Test
  void anImageThatMovesUnderItsTagIsTold() {
    String digest = "web@sha256:" + "ab".repeat(32);
    assertEquals(
        List.of("mutable-tag " + IMAGE + "both"),
        said(deployment("web:latest", 2), deployment("web:latest", 2)));
    assertEquals(
        List.of("mutable-tag " + IMAGE + "both"), said(deployment("web", 2), deployment("web", 2)));
    assertEquals(
        List.of("mutable-tag " + IMAGE + "right"),
        said(deployment(digest, 2), deployment("web:1.2", 2)));
    assertEquals(List.of(), said(deployment("web:1.2", 2), deployment("web:1.2", 2)));
    assertEquals(List.of(), said(deployment(digest, 2), deployment(digest, 2)));
  }

  @Test
  void oneCopyThatRehearsesSeveralIsTold() {
    assertEquals(
        List.of("single-replica object/app/Deployment/_/web/spec/replicas left"),
        said(deployment("web:1.2", 1), deployment("web:1.2", 3)));
    assertEquals(List.of(), said(deployment("web:1.2", 2), deployment("web:1.2", 3)));
    assertEquals(List.of(), said(deployment("web:1.2", 1), deployment("web:1.2", 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "DEBUG=false, DEBUG=true, right",
    "LOG_LEVEL=debug, LOG_LEVEL=info, left",
    "APP_ENV=production, APP_ENV=development, right",
    "DEBUG=app:*, DEBUG=, left"
  })
  void debuggingOnOneSideIsTold(String left, String right, String side) {
    assertEquals(
        List.of("debug-setting config/app/" + left.split("=", 2)[0] + " " + side),
        envs(left, right));
  }

  @ParameterizedTest
  @CsvSource({
    "DEBUG=true, DEBUG=true",
    "LOG_LEVEL=warn, LOG_LEVEL=info",
    "APP_ENV=staging, APP_ENV=production",
    "DEBUG_PORT=5005, DEBUG_PORT=5006"
  })
  void whatIsNoDebuggingOfOneSideIsNot(String left, String right) {
    assertEquals(List.of(), envs(left, right));
  }

  @Test
  void theValueOfANamedElementIsJudgedByItsName() {
    String left = "env:\n- {name: LOG_LEVEL, value: debug}\n- {name: B, value: x}";
    String right = "env:\n- {name: B, value: x}\n- {name: LOG_LEVEL, value: info}";
    assertEquals(List.of("debug-setting config/app/env/LOG_LEVEL/value left"), yamls(left, right));
  }

  @Test
  void whatIsAlikeOnBothSidesIsCountedBeyondAFew() {
    var text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append("KEY_").append(i).append("=change_me\n");
    }
    List<Fact> facts = facts(env(text.toString()), env(text.toString()));
    assertEquals(1, facts.size());
    assertEquals(30, facts.getFirst().details().get("count"));
  }

  @Test
  void theOtherSideSeesTheMirrorImage() {
    String left =
        "A=change_me\n"
            + "DEBUG=true\n"
            + "FEATURE_A=on\n"
            + "DB_PASSWORD=Vq8mT2xLw9\n"
            + "DB_HOST=db.example.org\n"
            + "ONLY=tbd";
    String right =
        "A=x\nDEBUG=false\nFEATURE_A=off\nDB_PASSWORD=Vq8mT2xLw9\nDB_HOST=db.example.org";
    var mirrored = new ArrayList<String>();
    envs(right, left)
        .forEach(
            line ->
                mirrored.add(
                    line.endsWith("left")
                        ? line.replaceAll("left$", "right")
                        : line.replaceAll("right$", "left")));
    assertEquals(envs(left, right).stream().sorted().toList(), mirrored.stream().sorted().toList());
  }

  @Test
  void noSignalHoldsASecretsValue() {
    String canary = "Vq8mT2xLw9canary";
    String text =
        "DB_PASSWORD=%1$s\nDATABASE_URL=postgres://shop:%1$s@db.example.org/shop\nA_TOKEN=%1$s"
            .formatted(canary);
    List<Fact> facts = new ArrayList<>(facts(env(text), env(text)));
    facts.addAll(facts(yaml("db: {password: " + canary + "}"), yaml("db: {password: x}")));
    assertFalse(facts.isEmpty());
    for (Fact fact : facts) {
      assertFalse(fact.toString().contains(canary), fact.kind());
    }
  }

  @Test
  void aValueThatIsAMappingOnOneSideIsNoReasonToStop() {
    assertEquals(List.of(), yamls("a: {b: 1}", "a: [1, 2]"));
    assertEquals(List.of(), yamls("a: {b: 1}", "a: 1"));
    Node nothing = Trees.nothing();
    assertEquals(List.of(), said(Document.plain(nothing), Document.plain(nothing)));
  }
}
