package dev.evenkeel.operation.trail;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.operation.Sha256;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.verify.PackFiles;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether an evidence pack holds: its records by the log, its statements by their key. */
public final class VerifyPack {
  private VerifyPack() {}

  public static PackVerifier.Found run(PackFiles files, Optional<TlogPolicy> trust) {
    PackVerifier.Found found = PackVerifier.verify(files, trust);
    var problems = new ArrayList<>(found.problems());
    try {
      statements(files);
    } catch (Malformed e) {
      problems.add(new Problem(Problem.What.BLOB, String.valueOf(e.getMessage())));
    }
    return new PackVerifier.Found(problems, found.records(), found.withheld(), found.head());
  }

  private static void statements(PackFiles files) {
    VerifierKey key = VerifierKey.parse(text(files, Pack.STATEMENT_KEY).strip());
    String records = Sha256.hex(files.read(Pack.RECORDS).orElse(new byte[0]));
    for (String line : text(files, Pack.ATTESTATIONS).lines().toList()) {
      byte[] payload =
          Envelope.parse(line.getBytes(StandardCharsets.UTF_8))
              .open(List.of(key), 1, List.of(Statement.PAYLOAD_TYPE))
              .orElseThrow(
                  () -> new Malformed(Pack.ATTESTATIONS + ": a statement is not signed by " + key));
      Subject expected = Subject.sha256(Pack.RECORDS, records);
      if (!Statement.parse(payload).subjects().contains(expected)) {
        throw new Malformed(Pack.ATTESTATIONS + ": a statement is about other records");
      }
    }
  }

  private static String text(PackFiles files, String name) {
    byte[] bytes = files.read(name).orElseThrow(() -> new Malformed("the pack has no " + name));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
