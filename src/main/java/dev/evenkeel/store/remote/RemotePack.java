package dev.evenkeel.store.remote;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.TrailLimits;
import dev.evenkeel.trail.verify.PackFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An evidence pack as it comes over the network, in memory and no larger than it may be. */
public final class RemotePack implements PackFiles {
  private final Map<String, byte[]> files;

  private RemotePack(Map<String, byte[]> files) {
    this.files = files;
  }

  static RemotePack read(InputStream in) throws IOException {
    var files = new TreeMap<String, byte[]>();
    long left = TrailLimits.PACK_BYTES;
    try (var zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        int largest = Pack.largest(entry.getName());
        byte[] bytes = zip.readNBytes((int) Math.min(largest, left) + 1);
        if (bytes.length > largest) {
          throw Pack.tooLarge(entry.getName(), bytes.length);
        }
        left -= bytes.length;
        if (left < 0) {
          throw new Malformed(
              "the evidence pack has more than "
                  + TrailLimits.PACK_BYTES
                  + " bytes unpacked (PACK_BYTES in docs/limits.md), of which "
                  + entry.getName()
                  + " is the "
                  + (files.size() + 1)
                  + ". file; decide where the log is, with --data");
        }
        if (files.size() == TrailLimits.PACK_FILES) {
          throw Pack.tooMany("the evidence pack");
        }
        if (files.put(entry.getName(), bytes) != null) {
          throw new Malformed("the evidence pack has the file " + entry.getName() + " twice");
        }
      }
    }
    return new RemotePack(files);
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(files.keySet());
  }

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }
}
