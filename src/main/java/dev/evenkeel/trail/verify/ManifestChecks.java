package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.TrailLimits;
import dev.evenkeel.trail.verify.Problem.What;
import dev.evenkeel.value.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a pack has the files its manifest lists, and no others. */
final class ManifestChecks {
  private ManifestChecks() {}

  static List<Problem> check(PackFiles files) {
    var problems = new ArrayList<Problem>();
    Map<?, ?> listed;
    TreeSet<String> unknown;
    try {
      byte[] manifest =
          files
              .read(Pack.MANIFEST)
              .orElseThrow(() -> new Malformed("the pack has no " + Pack.MANIFEST));
      listed =
          StrictJson.object(manifest, Pack.MANIFEST).get("files") instanceof Map<?, ?> map
              ? map
              : Map.of();
      if (listed.size() > TrailLimits.PACK_FILES) {
        throw Pack.tooMany(Pack.MANIFEST);
      }
      unknown = new TreeSet<>(files.names());
    } catch (Malformed e) {
      return List.of(new Problem(What.FILE, String.valueOf(e.getMessage())));
    }
    unknown.remove(Pack.MANIFEST);
    listed.forEach(
        (name, digest) -> {
          unknown.remove(String.valueOf(name));
          file(files, String.valueOf(name), digest)
              .ifPresent(problem -> problems.add(new Problem(What.FILE, problem)));
        });
    for (String name : unknown) {
      problems.add(new Problem(What.FILE, name + " is in the pack and not in its manifest"));
    }
    return problems;
  }

  private static Optional<String> file(PackFiles files, String name, Object digest) {
    Optional<byte[]> bytes;
    try {
      bytes = files.read(name);
    } catch (Malformed e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    if (bytes.isEmpty()) {
      return Optional.of(name + " is listed and missing");
    }
    return Sha256.hex(bytes.get()).equals(digest)
        ? Optional.empty()
        : Optional.of(
            name
                + ": bytes 0 to "
                + (bytes.get().length - 1)
                + " do not have the digest that the manifest lists");
  }

  /** Whether what the manifest says of the pack is so; nobody signs it. */
  static List<Problem> says(PackFiles files, String change, Optional<Checkpoint> head) {
    Map<String, ?> said;
    try {
      said = StrictJson.object(files.read(Pack.MANIFEST).orElse(new byte[0]), Pack.MANIFEST);
    } catch (Malformed e) {
      return List.of(); // said before
    }
    var expected = new LinkedHashMap<String, Object>();
    expected.put("schema", Pack.SCHEMA);
    expected.put("change", change);
    head.ifPresent(
        there -> {
          expected.put("log", there.origin());
          expected.put("size", there.size());
          expected.put("root", there.root().base64());
        });
    var problems = new ArrayList<Problem>();
    expected.forEach(
        (name, value) -> {
          if (!value.equals(said.get(name))) {
            problems.add(
                new Problem(
                    What.FILE,
                    Pack.MANIFEST + ": its " + name + " is not what the pack has, " + value));
          }
        });
    return problems;
  }
}
