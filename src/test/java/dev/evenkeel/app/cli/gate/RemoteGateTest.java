package dev.evenkeel.app.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.cli.Shell.Ran;
import dev.evenkeel.app.cli.trail.PretendService;
import dev.evenkeel.trail.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate before a service. */
class RemoteGateTest {
  private static final String FILE =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: staging.env}}}
        production: {sources: {app: {env: production.env}}}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;
  private Shell shell;
  private PretendService service;

  @BeforeEach
  void start() throws IOException {
    service = new PretendService(Files.createDirectory(folder.resolve("service")));
    shell =
        new Shell(folder)
            .variable("HOME", folder.resolve("home").toString())
            .variable("EVENKEEL_TOKEN", "a-token")
            .file("evenkeel.yaml", FILE)
            .file("staging.env", "PORT=1\n")
            .file("production.env", "PORT=1\n");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Ran gate(String server, String... more) {
    var arguments =
        new ArrayList<>(
            List.of("gate", "--server", server, "--change", "c1", "--receipt", "receipt"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(new String[0]));
  }

  private String url() {
    return service.url();
  }

  private void record(String type, String key, String body) {
    shell.file("body.json", body);
    Ran ran =
        shell.run(
            "trail",
            "record",
            "--server",
            url(),
            "--change",
            "c1",
            "--type",
            type,
            "--key",
            key,
            "--body",
            "body.json");
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void aVerdictIsRecordedByTheServiceAndARetryIsTheSameDecision() throws IOException {
    Ran first = gate(url());
    assertEquals(0, first.code(), first.err() + first.out());
    String receipt = Files.readString(folder.resolve("receipt"));
    shell.on(LocalDate.of(2026, 12, 2));
    Ran again = gate(url());
    assertEquals(0, again.code(), again.err());
    assertEquals(receipt, Files.readString(folder.resolve("receipt")));
    assertEquals(1, size());
  }

  @Test
  void aPackThatTheLogDidNotSignDecidesNothing() {
    record("test.result", "1", "{}");
    service.mood = PretendService.Mood.FORGES;
    Ran refused = gate(url());
    assertEquals(4, refused.code(), refused.out());
    assertTrue(refused.err().contains("does not verify"), refused.err());
    assertEquals(1, size());
  }

  private long size() {
    return service.house.storage.read(Storage.Reader::frontier).size();
  }

  @Test
  void approvalsComeFromTheService() {
    shell.file("evenkeel.yaml", FILE + "gate: {approvals: {atLeast: 1}}\n");
    Ran missing = gate(url());
    assertTrue(missing.code() == 1 || missing.code() == 3, missing.out());
    record("change.opened", "1", "{\"requestedById\": \"7\", \"why\": \"w\"}");
    record(
        "approval.given",
        "2",
        "{\"principal\": \"eve\", \"principalId\": \"8\", \"principalType\": \"User\"}");
    Ran passed = gate(url());
    assertEquals(0, passed.code(), passed.out() + passed.err());
  }

  @Test
  void aServiceThatCannotBeReachedIsNotAnEmptyTrailAndTheVerdictWaits() {
    shell.on(LocalDate.of(2026, 11, 26));
    Ran waits = gate("http://127.0.0.1:1");
    assertEquals(5, waits.code(), waits.out() + waits.err());
    assertTrue(waits.err().contains("waits in"), waits.err());
    shell.file("evenkeel.yaml", FILE + "gate: {approvals: {atLeast: 1}}\n");
    Ran unread = gate("http://127.0.0.1:1");
    assertEquals(3, unread.code(), unread.out());
    assertTrue(unread.out().contains("could not be read"), unread.out());
    Ran sent = shell.run("trail", "replay", "--server", url());
    assertEquals(0, sent.code(), sent.out() + sent.err());
    assertEquals(2, size());
  }
}
