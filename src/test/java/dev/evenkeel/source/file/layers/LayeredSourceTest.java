package dev.evenkeel.source.file.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayeredSourceTest {
  @TempDir Path folder;

  private Reading read(Mode mode, String... namesAndContents) throws IOException {
    var files = new ArrayList<NamedPath>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      Path file = folder.resolve(namesAndContents[i]);
      Files.writeString(file, namesAndContents[i + 1]);
      files.add(new NamedPath(file, "config/" + namesAndContents[i]));
    }
    return new LayeredSource("api", Optional.of("shop"), files, mode).read();
  }

  private static String shown(Reading reading) {
    assertEquals(List.of(), reading.unread());
    return Trees.shown(reading.documents().getFirst().root());
  }

  private static Node at(Reading reading, String... path) {
    Node root = reading.documents().getFirst().root();
    Node found = ((Node.Mapping) root).find(path);
    assertTrue(
        found != null, () -> "nothing at " + String.join("/", path) + " in " + shown(reading));
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2} | {b: 3, c: 4} | {a: 1, b: 3, c: 4}",
        "{m: {a: 1, b: 2}} | {m: {b: 3}} | {m: {a: 1, b: 3}}",
        "{l: [1, 2, 3]} | {l: [4]} | {l: [4]}",
        "{m: {a: 1}} | {m: 2} | {m: 2}",
        "{m: 2} | {m: {a: 1}} | {m: {a: 1}}",
        "{a: 1} | {a: null} | {a: null}",
        "{a: 1} | {} | {a: 1}",
        "{a: 1} | '' | {a: 1}",
      })
  void maps_merge_and_everything_else_is_replaced(String below, String above, String merged)
      throws IOException {
    assertEquals(merged, shown(read(Mode.PLAIN, "base.yml", below, "top.yml", above)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2} | {a: null} | {b: 2}",
        "{m: {a: 1, b: 2}} | {m: {a: ~}} | {m: {b: 2}}",
        "{m: {a: 1}} | {m: null} | {}",
        "{} | {m: {a: null, b: 1}} | {m: {b: 1}}",
        "{a: null} | {b: 1} | {a: null, b: 1}",
      })
  void under_helm_null_deletes(String below, String above, String merged) throws IOException {
    assertEquals(merged, shown(read(Mode.HELM, "values.yaml", below, "top.yaml", above)));
  }

  @Test
  void a_deleted_key_is_said_with_both_places() throws IOException {
    Reading reading = read(Mode.HELM, "values.yaml", "m:\n  a: 1\n", "top.yaml", "m:\n  a: null\n");
    assertEquals(
        List.of("deleted-by-layer [m, a] config/top.yaml:2 config/values.yaml:2"),
        reading.notes().stream()
            .map(n -> n.kind() + " " + n.within() + " " + n.at() + " " + place(n.message()))
            .toList());
  }

  private static String place(String message) {
    return message.replaceAll(".*(config/\\S+).*", "$1");
  }

  @Test
  void a_value_knows_the_layer_that_won_and_the_ones_that_lost() throws IOException {
    Reading reading =
        read(
            Mode.PLAIN,
            "base.yml",
            "# base\na: 1\nkept: x\n",
            "dc.yml",
            "a: 2\n",
            "prod.yml",
            "b: 0\na: 3\n");
    Node won = at(reading, "a");
    assertEquals("config/prod.yml:2", won.at());
    assertEquals(List.of("config/base.yml:2", "config/dc.yml:1"), won.origin().lost());
    assertEquals("config/prod.yml:2 (over config/base.yml:2, config/dc.yml:1)", won.provenance());
    assertEquals("config/base.yml:3", at(reading, "kept").provenance());
  }

  @Test
  void what_is_declared_as_env_is_read_as_env_whatever_its_name() throws IOException {
    Reading reading = read(Mode.ENV, "vars", "A: 1 # x=y\nB=2\n", "prod.yml", "B=3\n");
    assertEquals("{A: 1 # x: 'y', B: '3'}", shown(reading));
    Reading broken = read(Mode.ENV, "vars", "B=2\n", "prod.yml", "b: 3\n");
    assertEquals(List.of("config/prod.yml:1"), broken.unread().stream().map(u -> u.at()).toList());
  }

  @Test
  void env_files_layer_and_the_later_one_wins() throws IOException {
    Reading reading = read(Mode.PLAIN, "a.env", "A=1\nB=2\n", "b.env", "B=3\n");
    assertEquals("{A: '1', B: '3'}", shown(reading));
    assertEquals("config/b.env:1 (over config/a.env:2)", at(reading, "B").provenance());
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "SPRING", "DOTNET", "HELM"})
  void where_a_layer_cannot_be_read_nothing_of_the_source_is_certain(Mode mode) throws IOException {
    Reading reading =
        read(mode, "application.yml", "a: 1\n", "b.yml", "a: [1\n", "c.json", "{\"c\": 1}");
    assertEquals(List.of(), reading.documents());
    assertEquals(1, reading.unread().size());
    assertEquals(List.of(), reading.unread().getFirst().within());
    assertTrue(reading.unread().getFirst().at().startsWith("config/b.yml:"));
    assertTrue(reading.unread().getFirst().why().contains("may be overridden"));
  }

  @Test
  void each_missing_layer_is_said() {
    var files = List.of(NamedPath.of("no/a.yml"), NamedPath.of("no/b.yml"));
    Reading reading = new LayeredSource("api", Optional.empty(), files, Mode.PLAIN).read();
    assertEquals(
        List.of("no/a.yml", "no/b.yml"), reading.unread().stream().map(u -> u.at()).toList());
  }

  @Test
  void a_value_that_cannot_be_read_hides_what_is_below_it_and_not_what_is_above()
      throws IOException {
    Reading reading =
        read(
            Mode.PLAIN,
            "base.yml",
            "a: *no\nb: 1\nc: *no\n",
            "top.yml",
            "a: 2\nb: *no\nc: {d: 1}\n");
    assertEquals("{a: 2, b: ?, c: ?}", shown(reading));
  }

  @Test
  void the_target_is_the_list_of_files_so_a_shared_base_is_not_the_same_place() throws IOException {
    Reading one = read(Mode.PLAIN, "base.yml", "a: 1", "s.yml", "a: 2");
    Reading two = read(Mode.PLAIN, "base.yml", "a: 1", "p.yml", "a: 3");
    assertEquals(1, one.targets().size());
    assertTrue(!one.targets().equals(two.targets()));
    assertEquals(one.targets(), read(Mode.PLAIN, "base.yml", "a: 1", "s.yml", "a: 2").targets());
  }

  @Test
  void several_documents_are_no_layer_outside_spring() throws IOException {
    Reading reading = read(Mode.HELM, "values.yaml", "a: 1\n---\nb: 2\n");
    assertEquals(List.of(), reading.documents());
    assertEquals("2 documents where a layer is one", reading.unread().getFirst().why());
  }

  @Test
  void text_is_no_layer() throws IOException {
    Reading reading = read(Mode.PLAIN, "notes.txt", "hello");
    assertEquals(1, reading.unread().size());
  }

  @Test
  void spellings_of_a_spring_name_are_one_key() throws IOException {
    Reading reading =
        read(
            Mode.SPRING,
            "application.yml",
            "spring:\n  datasource:\n    hikari:\n      maximum-pool-size: 5\nserver.port: 80\n",
            "application-prod.yml",
            "spring.datasource.hikari.maximumPoolSize: 20\nserver:\n  PORT: 8080\n",
            "prod.env",
            "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=30\nSERVER_MAX_HEADER=1\n");
    assertEquals(
        "{spring: {datasource: {hikari: {maximum-pool-size: '30'}}},"
            + " server: {port: 8080, max: {header: '1'}}}",
        shown(reading));
    assertEquals(
        "config/prod.env:1 (over config/application.yml:4, config/application-prod.yml:1)",
        at(reading, "spring", "datasource", "hikari", "maximum-pool-size").provenance());
  }

  @Test
  void an_environment_variable_finds_the_dashed_name_below_it() throws IOException {
    Reading reading =
        read(
            Mode.SPRING,
            "application.yml",
            "app:\n  max-size: 1\n  list: [a, b]\n",
            "x.env",
            "APP_MAX_SIZE=2\nAPP_LIST_0=c\n");
    assertEquals("{app: {max-size: '2', list: ['c']}}", shown(reading));
  }

  @Test
  void profile_files_lie_over_the_others_whatever_their_place_in_the_list() throws IOException {
    Reading reading =
        read(Mode.SPRING, "application-prod.yml", "a: 2\n", "application.yml", "a: 1\nb: 1\n");
    assertEquals("{a: 2, b: 1}", shown(reading));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod | 2",
        "'prod & eu' | 1",
        "'prod | eu' | 2",
        "'!test' | 2",
        "'!(prod | eu)' | 1",
        "'eu, prod' | 2",
        "'prod & !(eu | us)' | 2",
      })
  void a_document_counts_where_its_profiles_are_active(String expression, String value)
      throws IOException {
    Reading reading =
        read(
            Mode.SPRING,
            "application.yml",
            "a: 1\n---\nspring.config.activate.on-profile: \"" + expression + "\"\na: 2\n",
            "application-prod.yml",
            "b: 1\n");
    assertEquals("{a: " + value + ", b: 1}", shown(reading));
    assertEquals(
        value.equals("1"),
        reading.notes().stream().anyMatch(n -> n.kind().equals("inactive-profile")));
  }

  @Test
  void a_properties_file_has_documents_and_lists_too() throws IOException {
    Reading reading =
        read(
            Mode.SPRING,
            "application.properties",
            "app.hosts[0]=a\napp.hosts[1]=b\napp.map[/x.y]=1\n#---\n"
                + "spring.config.activate.on-profile=prod\napp.hosts[0]=c\n",
            "application-prod.properties",
            "app.maxSize=2\n");
    assertEquals("{app: {hosts: ['c'], map: {/x.y: '1'}, max-size: '2'}}", shown(reading));
  }

  @Test
  void without_a_profile_file_the_files_say_which_profile_is_active() throws IOException {
    String yaml =
        """
        spring:
          profiles:
            active: prod
            group: {prod: [db, cache]}
        a: 1
        ---
        spring.config.activate.on-profile: cache
        a: 2
        ---
        spring.config.activate.on-profile: default
        a: 3
        """;
    assertEquals("2", ((Node.Scalar) at(read(Mode.SPRING, "application.yml", yaml), "a")).text());
  }

  @ParameterizedTest
  @CsvSource({"'a & b | c'", "'(a'", "'a b'", "'&'", "'!'"})
  void a_condition_that_cannot_be_judged_makes_the_source_uncertain(String expression)
      throws IOException {
    Reading reading =
        read(
            Mode.SPRING,
            "application.yml",
            "spring.config.activate.on-profile: \"" + expression + "\"\na: 2\n");
    assertEquals(List.of(), reading.documents());
    assertEquals(List.of(List.of()), reading.unread().stream().map(u -> u.within()).toList());
  }

  @Test
  void dotnet_keys_have_no_case_and_lists_merge_by_index() throws IOException {
    Reading reading =
        read(
            Mode.DOTNET,
            "appsettings.json",
            "{\"Logging\": {\"Level\": \"Info\"}, \"Hosts\": [\"a\", \"b\"], \"Empty\": [1]}",
            "appsettings.Production.json",
            "{\"logging:level\": \"Warn\", \"HOSTS\": [\"c\"], \"Empty\": []}",
            "x.env",
            "Hosts__2=d\nLOGGING__SINK=file\n");
    assertEquals(
        "{Logging: {Level: 'Warn', SINK: 'file'}, Hosts: ['c', 'b', 'd'], Empty: [1]}",
        shown(reading));
    assertEquals(
        "config/appsettings.Production.json:1 (over config/appsettings.json:1)",
        at(reading, "Logging", "Level").provenance());
  }

  @Test
  void a_value_beside_keys_below_it_is_kept() throws IOException {
    Reading reading = read(Mode.SPRING, "application.yml", "a: 1\na.b: 2\nc.d: 3\nc: 4\n");
    assertEquals("{a: {.: 1, b: 2}, c: {d: 3, .: 4}}", shown(reading));
  }

  @Test
  void two_spellings_in_one_document_are_a_duplicate_key() throws IOException {
    Reading reading = read(Mode.SPRING, "application.yml", "maxSize: 1\nmax-size: 2\n");
    assertEquals("{max-size: 2}", shown(reading));
    assertEquals(
        List.of(Map.entry("duplicate-key", List.of("max-size"))),
        reading.notes().stream().map(n -> Map.entry(n.kind(), n.within())).toList());
  }

  @Test
  void what_a_layers_reader_noticed_is_kept() throws IOException {
    Reading reading = read(Mode.PLAIN, "a.yml", "a: 1\na: 2\n", "b.yml", "a: 3\n");
    assertEquals(
        Set.of("config/a.yml:2"), Set.copyOf(reading.notes().stream().map(Note::at).toList()));
  }
}
