package dev.evenkeel.source.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.Differences;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.difference.Watch;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.NamedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts of two environments, in files. */
final class ContractsSourceTest {
  @TempDir Path folder;

  private void file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private ContractsSource.Folder in(String base, String... files) {
    return new ContractsSource.Folder(
        folder.resolve(base),
        Arrays.stream(files)
            .map(f -> new NamedPath(folder.resolve(base).resolve(f), base + "/" + f))
            .toList());
  }

  private Reading read(ContractsSource.Folder schemas) {
    return read(schemas, List.of(), List.of());
  }

  private Reading read(
      ContractsSource.Folder schemas,
      List<ContractsSource.Folder> valid,
      List<ContractsSource.Folder> invalid) {
    return new ContractsSource("c", Optional.empty(), List.of(schemas), valid, invalid).read();
  }

  private static Differences compare(Reading left, Reading right) {
    return Comparison.compare(
        new Snapshot("staging", Tokens.none(), List.of(left)),
        new Snapshot("production", Tokens.none(), List.of(right)),
        new Rules(Watch.NOTHING, List.of(), List.of()));
  }

  private static Fact only(Differences differences) {
    assertEquals(1, differences.differences().size(), () -> differences.differences().toString());
    Difference difference = differences.differences().getFirst();
    return DifferenceFacts.of(difference);
  }

  @Test
  void aContractIsEqualToItselfWhereverItLies() throws IOException {
    file("a/x.json", "{\"type\": \"object\", \"required\": [\"b\", \"a\"]}");
    file("b/x.json", "{\n  \"required\": [\"b\", \"a\"],\n  \"type\": \"object\"\n}");
    Differences differences = compare(read(in("a", "x.json")), read(in("b", "x.json")));
    assertTrue(differences.differences().isEmpty());
    assertEquals(1, differences.coverage().items());
  }

  @Test
  void aBreakInAFileThatTheContractRefersToIsOneOfTheContract() throws IOException {
    String order = "{\"$ref\": \"parts/item.json#/definitions/item\"}";
    file("a/order.json", order);
    file("a/parts/item.json", "{\"definitions\": {\"item\": {\"type\": \"string\"}}}");
    file("b/order.json", order);
    file("b/parts/item.json", "{\"definitions\": {\"item\": {\"type\": \"integer\"}}}");
    Fact fact = only(compare(read(in("a", "order.json")), read(in("b", "order.json"))));
    assertEquals("contract/c/order.json", fact.item().toString());
    assertEquals("both", fact.details().get("refuses"));
  }

  @Test
  void theSideWhoseReaderRefusesIsNamedAndTheMirrorNamesTheOther() throws IOException {
    file("a/x.json", "{\"enum\": [1]}");
    file("b/x.json", "{\"enum\": [1, 2]}");
    Reading a = read(in("a", "x.json"));
    Reading b = read(in("b", "x.json"));
    assertEquals("left", only(compare(a, b)).details().get("refuses"));
    assertEquals("right", only(compare(b, a)).details().get("refuses"));
    assertTrue(
        only(compare(a, b)).message().startsWith("staging's version refuses documents of prod"));
  }

  @Test
  void whatCannotBeUsedIsUnknownWithItsPlaceAndTheRestIsRead() throws IOException {
    file("a/broken.json", "{\n\"type\":");
    file("a/remote.json", "{\n\"$ref\": \"https://example.org/x.json\"}");
    file("a/missing.json", "{\"$ref\": \"nowhere.json\"}");
    file("a/draft.json", "{\"$schema\": \"https://example.org/own\"}");
    file("a/malformed.json", "{\"type\": \"object\",\n\"required\": \"a\"}");
    file("a/good.json", "{}");
    Reading reading =
        read(
            in(
                "a",
                "broken.json",
                "remote.json",
                "missing.json",
                "draft.json",
                "malformed.json",
                "gone.json",
                "good.json"));
    assertEquals(1, reading.documents().size());
    assertEquals(
        List.of(
            "a/broken.json:2",
            "a/remote.json:2",
            "a/missing.json:1",
            "a/draft.json:1",
            "a/malformed.json:2",
            "a/gone.json"),
        reading.unread().stream().map(Unread::at).toList());
    assertTrue(reading.unread().stream().allMatch(u -> u.area().equals("contract")));
  }

  @Test
  void samplesAreHeldAgainstTheSchemaOfTheirName() throws IOException {
    file("s/order.schema.json", "{\"type\": \"object\"}");
    file("s/order.line.schema.json", "{\"type\": \"string\"}");
    file("v/order.line.good.json", "\"a\"");
    file("v/order.full.json", "[]");
    file("v/order/any.json", "{}");
    file("v/other.json", "{}");
    file("i/order.bad.json", "{}");
    Reading reading =
        read(
            in("s", "order.schema.json", "order.line.schema.json"),
            List.of(
                in("v", "order.line.good.json", "order.full.json", "order/any.json", "other.json")),
            List.of(in("i", "order.bad.json")));
    assertEquals(
        List.of("contract-sample-refused order.full.json", "contract-sample-taken order.bad.json"),
        reading.notes().stream().map(ContractsSourceTest::named).toList());
    assertEquals(List.of("v/other.json"), reading.unread().stream().map(Unread::at).toList());
  }

  private static String named(Note note) {
    return note.kind() + " " + note.within().getLast();
  }

  @Test
  void aSampleThatIsNoJsonIsUnknown() throws IOException {
    file("s/order.json", "{}");
    file("v/order.a.json", "{\n\"a\": 1,\n}");
    Reading reading = read(in("s", "order.json"), List.of(in("v", "order.a.json")), List.of());
    assertEquals(List.of("v/order.a.json:3"), reading.unread().stream().map(Unread::at).toList());
  }

  @Test
  void aContractOfOneSideIsOneFinding() throws IOException {
    file("a/x.json", "{}");
    file("a/y.json", "{\"properties\": {\"a\": {}, \"b\": {}}}");
    file("b/x.json", "{}");
    Fact fact = only(compare(read(in("a", "x.json", "y.json")), read(in("b", "x.json"))));
    assertEquals("ONLY_LEFT", fact.itemClass().name());
  }
}
