package dev.evenkeel.source.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeSourceTest {
  @TempDir Path folder;

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Reading read(Map<String, String> variables, String... files) {
    var named = new ArrayList<NamedPath>();
    for (String file : files) {
      named.add(new NamedPath(folder.resolve(file), "deploy/" + file));
    }
    return new ComposeSource("stack", Optional.empty(), named, variables).read();
  }

  private Mapping project(String... files) {
    Reading reading = read(Map.of(), files);
    assertEquals(List.of(), reading.unread());
    return root(reading);
  }

  private static Mapping root(Reading reading) {
    Document document = reading.documents().getFirst();
    assertInstanceOf(Document.Shape.ComposeProject.class, document.shape());
    return (Mapping) document.root();
  }

  private static Node at(Mapping root, String... path) {
    Node found = root.find(path);
    assertNotNull(found, () -> String.join("/", path) + " in " + Trees.shown(root));
    return found;
  }

  /** The field of one service, as a file with that field alone gives it. */
  private Node field(String key, String written) throws IOException {
    write("one.yaml", "services:\n  web:\n    " + key + ": " + written + "\n");
    return at(project("one.yaml"), "services", "web", key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ports        | ['80']                 | [{target: 80}]
          ports        | [80]                   | [{target: 80, protocol: tcp, mode: ingress}]
          ports        | ['8080:80/udp']        | [{target: 80, published: 8080, protocol: udp}]
          ports        | ['127.0.0.1:8080:80']  | [{target: 80, published: '8080', host_ip: 127.0.0.1}]
          ports        | ['[::1]:8080:80']      | [{target: 80, published: '8080', host_ip: '::1'}]
          ports        | ['127.0.0.1::80']      | [{target: 80, host_ip: 127.0.0.1}]
          ports        | ['8000-8001:80-81']    | [{target: 80, published: '8000'}, {target: 81, published: '8001'}]
          ports        | ['8000-8009:80']       | [{target: 80, published: 8000-8009}]
          volumes      | ['data:/var/lib:ro']   | [{type: volume, source: data, target: /var/lib, read_only: true}]
          volumes      | ['./conf:/etc/app']    | [{type: bind, source: ./conf, target: /etc/app, read_only: false}]
          volumes      | ['/cache']             | [{type: volume, target: /cache}]
          environment  | [A=1, 'B=x=y', C=]     | {A: '1', B: x=y, C: ''}
          environment  | {A: 1, B: true}        | {A: '1', B: 'true'}
          labels       | [team=web]             | {team: web}
          extra_hosts  | ['db:10.0.0.1']        | {db: 10.0.0.1}
          depends_on   | [db]                   | {db: {condition: service_started}}
          networks     | [front]                | {front: {}}
          command      | bin/run -p 'a b'       | [bin/run, -p, a b]
          entrypoint   | "sh -c \\"a b\\""      | [sh, -c, a b]
          build        | ./app                  | {context: ./app, dockerfile: Dockerfile}
          healthcheck  | {test: curl -f x}      | {test: [CMD-SHELL, curl -f x]}
          ulimits      | {nofile: 100}          | {nofile: {soft: 100, hard: 100}}
          secrets      | [key]                  | [{source: key, target: key}]
          configs      | [app]                  | [{source: app, target: /app}]
          devices      | ['/dev/a:/dev/b']      | [{source: /dev/a, target: /dev/b, permissions: rwm}]
          dns          | 1.1.1.1                | [1.1.1.1]
          expose       | [80]                   | ['80']
          """)
  void theShortAndTheLongFormOfASettingAreOne(String key, String first, String second)
      throws IOException {
    String shorter = Trees.shown(field(key, first));
    // keys of a mapping may stand in another order
    assertEquals(sorted(shorter), sorted(Trees.shown(field(key, second))));
  }

  private static String sorted(String shown) {
    return shown
        .chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void aResourceWithoutSettingsAndAnExternalOneHaveTwoSpellings() throws IOException {
    write("one.yaml", "networks: {a: , b: {external: {name: shared}}}\n");
    write("two.yaml", "networks: {a: {}, b: {external: true, name: shared}}\n");
    assertEquals(Trees.shown(project("two.yaml")), Trees.shown(project("one.yaml")));
  }

  @Test
  void theProjectsNameIsAVariable() throws IOException {
    write("one.yaml", "name: shop\nservices: {web: {image: '${COMPOSE_PROJECT_NAME}:1'}}\n");
    assertEquals("shop:1", project("one.yaml").text("services", "web", "image"));
  }

  @Test
  void mappingsMergeListsJoinAndCommandsAreReplaced() throws IOException {
    write(
        "base.yaml",
        """
        services:
          web:
            image: shop:1
            command: [run, slow]
            environment: [A=1, B=1]
            ports: ['8080:80', '9090:90']
            volumes: ['data:/data', 'logs:/logs']
            cap_add: [NET_ADMIN]
            logging: {driver: json-file, options: {max-size: 1m}}
        """);
    write(
        "over.yaml",
        """
        services:
          web:
            image: shop:2
            command: fast
            environment: {B: 2, C: 3}
            ports: ['8080:80', '7070:70']
            volumes: ['other:/data']
            cap_add: [NET_ADMIN, SYS_TIME]
            logging: {driver: syslog}
          worker: {image: shop:2}
        """);
    Mapping root = project("base.yaml", "over.yaml");
    assertEquals("shop:2", root.text("services", "web", "image"));
    assertEquals("deploy/over.yaml:3", at(root, "services", "web", "image").at());
    assertEquals(
        List.of("deploy/base.yaml:3"), at(root, "services", "web", "image").origin().lost());
    assertEquals("['fast']", Trees.shown(at(root, "services", "web", "command")));
    assertEquals(
        "{A: '1', B: '2', C: '3'}", Trees.shown(at(root, "services", "web", "environment")));
    assertEquals(
        List.of("80", "90", "70"),
        ((Node.Sequence) at(root, "services", "web", "ports"))
            .elements().stream().map(port -> ((Mapping) port).text("target")).toList());
    assertEquals(
        List.of("other", "logs"),
        ((Node.Sequence) at(root, "services", "web", "volumes"))
            .elements().stream().map(mount -> ((Mapping) mount).text("source")).toList());
    assertEquals("['NET_ADMIN', 'SYS_TIME']", Trees.shown(at(root, "services", "web", "cap_add")));
    assertEquals("{driver: 'syslog'}", Trees.shown(at(root, "services", "web", "logging")));
    assertEquals("shop:2", root.text("services", "worker", "image"));
  }

  @Test
  void nullOverAMappingOrAListSaysNothingAndOverAValueIsNull() throws IOException {
    write(
        "base.yaml", "services: {web: {image: a, environment: {A: 1}, ports: ['80'], user: me}}\n");
    write("over.yaml", "services: {web: {environment: , ports: , user: }}\n");
    Mapping web = (Mapping) at(project("base.yaml", "over.yaml"), "services", "web");
    assertEquals("{A: '1'}", Trees.shown(at(web, "environment")));
    assertEquals(1, ((Node.Sequence) at(web, "ports")).size());
    assertEquals("null", Trees.shown(at(web, "user")));
  }

  @Test
  void resetTakesOutAndOverrideReplaces() throws IOException {
    write(
        "base.yaml",
        """
        services:
          web: {image: a, ports: ['80:80'], environment: {A: 1}, volumes: ['a:/a']}
        """);
    write(
        "over.yaml",
        """
        services:
          web:
            ports: !reset []
            environment: !override [B=2]
            volumes: !override ['b:/b']
        """);
    Mapping web = (Mapping) at(project("base.yaml", "over.yaml"), "services", "web");
    assertEquals(List.of("image", "environment", "volumes"), web.keys());
    assertEquals("{B: '2'}", Trees.shown(at(web, "environment")));
    assertEquals(1, ((Node.Sequence) at(web, "volumes")).size());
  }

  @Test
  void variablesComeFromTheDeclarationThenFromTheFileBesideThenFromDefaults() throws IOException {
    write(".env", "TAG=1.4\nN=3\nEMPTY=\n");
    write(
        "compose.yaml",
        """
        services:
          web:
            image: shop:${TAG}
            cpu_count: ${N:-1}
            environment:
              A: ${GIVEN}
              B: ${NOT_SET:-x${TAG}}
              C: ${EMPTY:-filled}/${EMPTY-kept}
              D: $$TAG
        """);
    Mapping web =
        (Mapping)
            at(root(read(Map.of("GIVEN", "g", "TAG", "2"), "compose.yaml")), "services", "web");
    assertEquals("shop:2", web.text("image"));
    assertEquals("3", Trees.shown(at(web, "cpu_count")));
    assertEquals("{A: 'g', B: 'x2', C: 'filled/', D: '$TAG'}", Trees.shown(at(web, "environment")));
  }

  @Test
  void aVariableThatNothingSetsLeavesItsItemUnreadableAndNamesItself() throws IOException {
    write(
        "compose.yaml",
        """
        services:
          web:
            image: shop:${TAG}
            environment: [SHELL_KEY, 'A=${X:?needed}', B=1, 'BAD=$5']
        """);
    Mapping web = (Mapping) at(project("compose.yaml"), "services", "web");
    var image = (Node.Unreadable) at(web, "image");
    assertTrue(image.why().contains("TAG"), image.why());
    assertInstanceOf(Node.Unreadable.class, at(web, "environment", "SHELL_KEY"));
    assertInstanceOf(Node.Unreadable.class, at(web, "environment", "A"));
    assertInstanceOf(Node.Unreadable.class, at(web, "environment", "BAD"));
    assertEquals("1", web.text("environment", "B"));
  }

  @Test
  void whatEnvFilesGiveIsPartOfTheEnvironmentAndKnowsItsPlace() throws IOException {
    write("web.env", "A=file\nB=file\nC='$literal'\n");
    write("more.env", "B=more\nD=${TAG}\n");
    write(".env", "TAG=7\n");
    write(
        "compose.yaml",
        """
        services:
          web:
            env_file: [web.env, {path: more.env}, {path: none.env, required: false}]
            environment: {A: own}
        """);
    Mapping web = (Mapping) at(project("compose.yaml"), "services", "web");
    assertEquals(List.of("environment"), web.keys());
    assertEquals(
        "{A: 'own', B: 'more', C: '$literal', D: '7'}", Trees.shown(at(web, "environment")));
    assertEquals("deploy/more.env:1", at(web, "environment", "B").at());
    assertEquals(List.of("deploy/web.env:1"), at(web, "environment", "A").origin().lost());
  }

  @Test
  void anEnvFileThatIsNotThereIsUnreadableAtItsService() throws IOException {
    write("compose.yaml", "services: {web: {env_file: missing.env, environment: {A: 1}}}\n");
    Mapping web = (Mapping) at(project("compose.yaml"), "services", "web");
    var missing = (Node.Unreadable) at(web, "env_file");
    assertTrue(missing.why().startsWith("deploy/missing.env: "), missing.why());
    assertEquals("1", web.text("environment", "A"));
  }

  @Test
  void aServiceIsLaidOverTheOneItExtends() throws IOException {
    write(
        "common/base.yaml",
        "services: {app: {image: a, env_file: app.env, environment: {A: 1, B: 1}}}\n");
    write("common/app.env", "F=file\n");
    write(
        "compose.yaml",
        """
        services:
          web: {extends: {file: common/base.yaml, service: app}, environment: {B: 2}}
          more: {extends: web, environment: {C: 3}}
          none: {extends: absent}
          loop: {extends: loop}
        """);
    Mapping services = (Mapping) at(project("compose.yaml"), "services");
    assertEquals("a", services.text("more", "image"));
    assertEquals(
        "{F: 'file', A: '1', B: '2', C: '3'}", Trees.shown(at(services, "more", "environment")));
    assertInstanceOf(Node.Unreadable.class, at(services, "none"));
    assertInstanceOf(Node.Unreadable.class, at(services, "loop"));
  }

  @Test
  void includedFilesLieBelowTheOneThatIncludesThem() throws IOException {
    write("db/compose.yaml", "services: {db: {image: 'postgres:${V}'}}\n");
    write("db/.env", "V=16\n");
    write("compose.yaml", "include: [db/compose.yaml]\nservices: {web: {image: a}}\n");
    Mapping services = (Mapping) at(project("compose.yaml"), "services");
    assertEquals("postgres:16", services.text("db", "image"));
    assertEquals("deploy/db/compose.yaml:1", at(services, "db", "image").at());
    write("compose.yaml", "include: ['oci://registry.example.org/app']\n");
    Reading remote = read(Map.of(), "compose.yaml");
    assertEquals(1, remote.unread().size());
    assertEquals(List.of(), remote.documents());
  }

  @Test
  void fragmentsThatAreUsedElsewhereAreComparedThereOnly() throws IOException {
    write(
        "compose.yaml",
        """
        version: "3"
        x-logging: &logging {driver: json-file}
        x-own: {a: 1}
        services:
          web: {logging: *logging}
        """);
    assertEquals(List.of("x-own", "services"), project("compose.yaml").keys());
  }

  @Test
  void aFileThatCannotBeReadLeavesNothingOfTheProjectToJudge() throws IOException {
    write("compose.yaml", "services: {web: {image: a}}\n");
    write("over.yaml", "services: [\n");
    Reading reading = read(Map.of(), "compose.yaml", "over.yaml");
    assertEquals(List.of(), reading.documents());
    assertEquals(List.of(List.of()), reading.unread().stream().map(u -> u.within()).toList());
  }

  @Test
  void mergingAProjectOverItselfChangesNothing() throws IOException {
    write(
        "compose.yaml",
        """
        services:
          web:
            ports: ['80:80', {target: 81}]
            volumes: ['a:/a', {type: bind, source: ./b, target: /b}]
            environment: [A=1]
            env_file: []
            secrets: [s]
            dns: [1.1.1.1, 8.8.8.8]
            depends_on: [db]
          db: {image: postgres, command: [a, a]}
        """);
    assertEquals(
        Trees.shown(project("compose.yaml")), Trees.shown(project("compose.yaml", "compose.yaml")));
  }
}
