package dev.evenkeel.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Edits;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.Differences;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.file.SnapshotWriter;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary at every place that the contract calls secret, and none where it says that none is. */
class SecrecyTest {
  private static final String CANARY = "c4n4ryS3cr3t";
  private static final byte[] KEY = "a key of many bytes".getBytes(StandardCharsets.UTF_8);
  private static final ItemPath PLAIN = ItemPath.of("config", "app");

  /** Under a key that says so. */
  static Stream<String> names() {
    return Stream.of(
        "password",
        "PASSWORD",
        "dbPassword",
        "DB_PASSWORD",
        "db-password",
        "db.password.value",
        "PGPASSWORD",
        "passwd",
        "MYSQL_PASSWD",
        "password2",
        "passwords",
        "secret",
        "SECRET_KEY",
        "clientSecret",
        "client_secret",
        "secret1",
        "SECRET_1",
        "token",
        "accessToken",
        "ACCESS_TOKEN",
        "token2",
        "tokens",
        "credential",
        "credentials",
        "AWS_CREDENTIALS",
        "apikey",
        "apiKey",
        "API_KEY",
        "api-key",
        "APIKey",
        "apiKey2",
        "x.apikey",
        "privateKey",
        "private_key",
        "PRIVATE_KEY",
        "spring.datasource.password",
        "rootPassword",
        "DB_PASS",
        "adminPwd",
        "PASSPHRASE",
        "AWS_ACCESS_KEY",
        "signingKey",
        "master_key",
        "a/b/password");
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_value_under_a_secret_name(String name) {
    assertHidden(plain(Trees.mapping(name, CANARY)));
    assertHidden(
        plain(Trees.mapping("x", Trees.mapping("y", List.of(Trees.mapping(name, CANARY))))));
    assertHidden(
        plain(Trees.mapping("env", List.of(Trees.mapping("name", name, "value", CANARY)))));
    assertHidden(plain(Trees.mapping("env", List.of(Trees.mapping("key", name, "value", CANARY)))));
    assertHidden(object("Deployment", Trees.mapping("spec", Trees.mapping(name, CANARY))));
  }

  /** Whatever the key. */
  static Stream<String> forms() {
    String jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + CANARY;
    return Stream.of(
        "postgres://user:" + CANARY + "@db.example.org:5432/shop",
        "https://" + CANARY + "@git.example.org/x.git",
        "amqp://u:pa/" + CANARY + "@mq.example.org/v",
        "postgres://u:#" + CANARY + "?@db.example.org/v",
        "see redis://:" + CANARY + "@cache:6379 for it",
        "https://a:" + CANARY + "@x https://b:" + CANARY + "@y",
        "user:" + CANARY + "@tcp(db:3306)/shop",
        "jdbc:oracle:thin:scott/" + CANARY + "@db:1521:x",
        "jdbc:postgresql://db/shop?user=u&password=" + CANARY,
        "jdbc:postgresql://db/shop?password=" + CANARY + "&user=u",
        "Server=db;User=u;Password=" + CANARY + ";Timeout=3",
        "--password=" + CANARY,
        "--token " + CANARY,
        "mysql --password " + CANARY + " -h db",
        "java -Dclient.secret=" + CANARY + " -jar x.jar",
        "password: " + CANARY,
        "a: b\npassword: \"" + CANARY + "\"\nc: d",
        "{\"apiKey\": \"" + CANARY + "\"}",
        "{'password':'" + CANARY + "'}",
        "{\\\"password\\\": \\\"" + CANARY + "\\\"}",
        "{\"password\": \"a\\\"" + CANARY + "\"}",
        "password=\"" + CANARY,
        "password=\"correct horse " + CANARY + "\"",
        "password='correct horse " + CANARY + "'",
        "password=abc," + CANARY,
        "secret = abc;" + CANARY,
        "Authorization: Bearer " + CANARY,
        "authorization: basic " + CANARY,
        jwt,
        "-----BEGIN RSA PRIVATE KEY-----\n" + CANARY + "\n-----END RSA PRIVATE KEY-----",
        "x-----BEGIN PGP PRIVATE KEY BLOCK-----\n" + CANARY,
        "ghp_" + CANARY + "0123456789012345",
        "github_pat_" + CANARY + "0123456789012345",
        "glpat-" + CANARY + "01234567890",
        "xoxb-" + CANARY + "-0123456789",
        "sk_live_" + CANARY + "0123456",
        "a sk_test_" + CANARY + "0123456 b",
        "sk-proj-" + CANARY + "0123456789012345",
        "AIza" + CANARY + "0123456789012345678901234567",
        "npm_" + CANARY + "0123456789012345678901234567",
        "hvs." + CANARY + "0123456789012345",
        "hf_" + CANARY + "0123456789012345678901234567");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_value_of_a_credentials_form(String value) {
    assertHidden(plain(Trees.mapping("value", value)));
    assertHidden(plain(Trees.sequence(value)));
    assertHidden(object("ConfigMap", Trees.mapping("data", Trees.mapping("app.yml", value))));
    assertHidden(
        object("Deployment", Trees.mapping("spec", Trees.mapping("args", List.of(value)))));
  }

  @Test
  void the_data_of_a_kubernetes_secret() {
    for (String field : new String[] {"data", "stringData"}) {
      assertHidden(object("Secret", Trees.mapping(field, Trees.mapping("x", CANARY))));
      assertHidden(
          object(
              "Secret",
              Trees.mapping(field, Trees.mapping("x.yml", Map.of("a", List.of(CANARY))))));
    }
    Node boolInData =
        cover(object("Secret", Trees.mapping("data", Trees.mapping("debug", true)))).root();
    assertTrue(Edits.at(boolInData, List.of("data", "debug")) instanceof Secret);
    // Another group's Secret is another thing.
    Document other = Trees.object("example.org/v1", "Secret", "n", "x", "data", Map.of("x", "y"));
    assertSame(other, Secrecy.byForm().cover(PLAIN, other));
  }

  @Test
  void what_stands_below_a_secret_name() {
    assertHidden(plain(Trees.mapping("passwords", List.of(CANARY, "b"))));
    assertHidden(plain(Trees.mapping("secrets", Trees.mapping("a", CANARY))));
    assertHidden(plain(Trees.mapping("secrets", Trees.mapping("db", Map.of("pass", CANARY)))));
    assertHidden(plain(Trees.mapping("credentials", List.of(Map.of("user", "u", "pass", CANARY)))));
    assertHidden(plain(Trees.mapping("tokens", Trees.mapping("a", List.of(List.of(CANARY))))));
  }

  @Test
  void what_follows_a_secret_flag() {
    Document document = plain(Trees.mapping("args", List.of("--password", CANARY, "--user", "u")));
    assertHidden(document);
    assertEquals(
        Nodes.text("u").text(),
        ((Node.Scalar) Edits.at(cover(document).root(), List.of("args", 3))).text());
  }

  @Test
  void what_the_declaration_names() {
    Document document = plain(Trees.mapping("a", Trees.mapping("b", CANARY, "c", 17, "d", true)));
    Secrecy declared = new Secrecy(List.of(ItemPattern.parse("config/app/a/*")), Set.of());
    Node covered = declared.cover(PLAIN, document).root();
    assertFalse(printed(covered).contains(CANARY));
    assertEquals(3, secrets(covered));
  }

  @Test
  void an_exact_path_takes_one_out_and_no_other() {
    Document document = plain(Trees.mapping("password", "x", "b", Trees.mapping("password", "y")));
    Secrecy secrecy = new Secrecy(List.of(), Set.of(ItemPath.parse("config/app/password")));
    Node covered = secrecy.cover(PLAIN, document).root();
    assertEquals("x", ((Mapping) covered).text("password"));
    assertEquals(1, secrets(covered));
    Secrecy both =
        new Secrecy(
            List.of(ItemPattern.parse("config/app/**")),
            Set.of(ItemPath.parse("config/app/password")));
    assertEquals(1, secrets(both.cover(PLAIN, document).root()));
  }

  /** What the contract says is no secret. */
  static Stream<Node> ordinary() {
    return Stream.of(
        Trees.mapping("secretName", "tls"),
        Trees.mapping("existingSecret", "tls"),
        Trees.mapping("secretKeyRef", Map.of("name", "db", "key", "url")),
        Trees.mapping("passwordSecretRef", "db"),
        Trees.mapping("password", true),
        Trees.mapping("password", "false"),
        Trees.mapping("usePassword", "TRUE"),
        Trees.mapping("token", 3600),
        Trees.mapping("tokenTtl", "3600"),
        Trees.mapping("token_ttl", "1h30m"),
        Trees.mapping("token.refresh", "P1D"),
        Trees.mapping("credential_max", Nodes.leaf(ScalarType.FLOAT, "1.5")),
        Trees.mapping("password", Trees.nothing()),
        Trees.mapping("tokenizer", "bert"),
        Trees.mapping("passThrough", "x"),
        Trees.mapping("AWS_ACCESS_KEY_ID", "x"),
        Trees.mapping("key", "value"),
        Trees.mapping("publicKey", "abc"),
        Trees.mapping("keyword", "abc"),
        Trees.mapping("compassword", List.of()),
        Trees.mapping("url", "https://example.org:8443/a@b"),
        Trees.mapping("url", "https://example.org/x?y=a@b"),
        Trees.mapping("mail", "shop@example.org"),
        Trees.mapping("image", "quay.io/a/b@sha256:" + "a".repeat(64)),
        Trees.mapping("image", "registry.example.org/shop/token:1.8.2"),
        Trees.mapping("SHOP_IMAGE", "shop/api-token:latest"),
        Trees.mapping("url", "jdbc:postgresql://token:5432/shop"),
        Trees.mapping("url", "http://auth-token:8080/health"),
        Trees.mapping("a", "password=${DB_PASSWORD}"),
        Trees.mapping("a", "--token $TOKEN"),
        Trees.mapping("a", "the token is missing"),
        Trees.mapping("imagePullSecrets", List.of(Map.of("name", "pull"))));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void what_is_no_secret_stays_as_it_is(Node tree) {
    Document document = plain(tree);
    assertSame(document, Secrecy.byForm().cover(PLAIN, document), () -> printed(tree));
  }

  @Test
  void names_of_secrets_are_none() {
    Document deployment =
        object(
            "Deployment",
            Trees.mapping(
                "spec",
                Trees.mapping(
                    "volumes",
                    List.of(Map.of("name", "tls", "secret", Map.of("secretName", "tls"))),
                    "env",
                    List.of(
                        Map.of(
                            "name",
                            "DB_PASSWORD",
                            "valueFrom",
                            Map.of("secretKeyRef", Map.of("name", "db", "key", "password")))))));
    assertSame(deployment, cover(deployment));
    Document account =
        object("ServiceAccount", Trees.mapping("secrets", List.of(Map.of("name", "x"))));
    assertSame(account, cover(account));
    Document compose =
        new Document(
            List.of(),
            Trees.mapping(
                "services", Map.of("web", Map.of("secrets", List.of("db_password"))),
                "secrets", Map.of("db_password", Map.of("file", "./db.txt"))),
            new Shape.ComposeProject());
    assertSame(compose, cover(compose));
  }

  @Test
  void numbers_under_a_password_are_secret() {
    assertEquals(1, secrets(cover(plain(Trees.mapping("password", 123456))).root()));
    assertEquals(1, secrets(cover(plain(Trees.mapping("password", "1h"))).root()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"change_me", "please_change_me", "your-api-key"})
  void a_placeholder_is_told_of_and_not_shown(String placeholder) {
    Node covered = cover(plain(Trees.mapping("password", placeholder))).root();
    assertTrue(((Secret) Edits.at(covered, List.of("password"))).placeholder());
  }

  @Test
  void what_may_be_shown_of_a_text_is_shown() {
    assertEquals("postgres://***@db/shop", visible("postgres://u:" + CANARY + "@db/shop"));
    assertEquals("a --password=*** -h db", visible("a --password=" + CANARY + " -h db"));
    assertEquals("password=\"***\" x=1", visible("password=\"a " + CANARY + "\" x=1"));
    assertEquals("password=***,user=x", visible("password=" + CANARY + ",user=x"));
    assertEquals("https://***@x https://***@y", visible("https://a@x https://b@y"));
  }

  private static String visible(String value) {
    return String.valueOf(
        ((Secret) Edits.at(cover(plain(Trees.mapping("v", value))).root(), List.of("v")))
            .visible());
  }

  @Test
  void very_long_texts_are_no_danger() {
    for (String part :
        new String[] {"a,", "a", "\\\"", "${a}", "password=", "x://a:b", "--token ", "$", "a;b="}) {
      String value = "password=\"" + part.repeat(20_000);
      assertTrue(secrets(cover(plain(Trees.mapping("v", value))).root()) <= 1);
      assertTrue(secrets(cover(plain(Trees.mapping("v", part.repeat(20_000)))).root()) <= 1);
    }
  }

  @Test
  void two_texts_with_other_secrets_inside_are_not_the_same() {
    Node one = cover(plain(Trees.mapping("v", "a://u:1@x b://v:22@y"))).root();
    Node other = cover(plain(Trees.mapping("v", "a://u:12@x b://v:2@y"))).root();
    assertEquals(1, Snapshots.differences(one, other).size());
    assertEquals(List.of(), Snapshots.differences(one, one));
  }

  private static Document plain(Node root) {
    return Document.plain(root);
  }

  private static Document object(String kind, Mapping entries) {
    return Trees.object(
        "v1",
        kind,
        "n",
        "x",
        entries.asMap().entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
            .toArray());
  }

  private static Document cover(Document document) {
    return Secrecy.byForm().cover(PLAIN, document);
  }

  private static long secrets(Node root) {
    return Edits.places(root).stream().filter(p -> p.node() instanceof Secret).count();
  }

  /** The tree as its own text forms tell of it. */
  private static String printed(Node root) {
    var text = new StringBuilder();
    Edits.places(root).forEach(place -> text.append(place).append('\n'));
    return text.toString();
  }

  /** Nothing that can leave the process holds the canary. */
  private static void assertHidden(Document document) {
    Document covered = cover(document);
    assertTrue(secrets(covered.root()) > 0, "nothing is covered");
    assertNoCanary(printed(covered.root()));
    assertNoCanary(covered.toString());
    Snapshot side = Snapshots.of(Tokens.none(), List.of(covered));
    Document empty = new Document(List.of(), Trees.mapping("z", 1), covered.shape());
    Snapshot other = Snapshots.of(Tokens.none(), List.of(empty));
    for (Differences found :
        List.of(
            Snapshots.compare(side, other),
            Snapshots.compare(other, side),
            Snapshots.compare(side, side),
            Snapshots.compare(side, changed(side)))) {
      assertNoCanary(found.toString());
      for (Difference difference : found.differences()) {
        assertNoCanary(DifferenceFacts.of(difference).toString());
      }
    }
    for (Fingerprinter fingerprinter :
        List.of(Fingerprinter.withoutKey(), Fingerprinter.of(KEY, "run-1"))) {
      assertNoCanary(written(side, fingerprinter));
    }
    assertNoCanary(SnapshotDigest.of(side));
  }

  /** The same places with other secrets. */
  private static Snapshot changed(Snapshot side) {
    Document document = side.readings().getFirst().documents().getFirst();
    Node root = document.root();
    for (Edits.Place place : Edits.places(root)) {
      if (place.node() instanceof Secret secret) {
        Node replaced =
            new Secret(secret.visible(), new Hidden.Held("other"), false, Origin.of("test"), 1);
        root = Edits.replace(root, place.path(), replaced);
      }
    }
    return Snapshots.of(
        Tokens.none(), List.of(new Document(document.within(), root, document.shape())));
  }

  static String written(Snapshot snapshot, Fingerprinter fingerprinter) {
    var out = new StringBuilder();
    try {
      SnapshotWriter.write(snapshot, fingerprinter, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  private static void assertNoCanary(String text) {
    assertFalse(text.contains(CANARY), text);
    assertFalse(text.contains("horse"), text);
  }

  @Test
  void an_empty_secret_is_told_of_as_empty() {
    Secret empty =
        (Secret) Edits.at(cover(plain(Trees.mapping("password", ""))).root(), List.of("password"));
    assertTrue(empty.hidden().empty());
    assertEquals(Optional.of(true), Hidden.same(empty.hidden(), new Hidden.Held("")));
  }
}
