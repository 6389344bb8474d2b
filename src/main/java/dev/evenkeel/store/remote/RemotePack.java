package dev.evenkeel.store.remote;

import dev.evenkeel.trail.note.Malformed;
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
  private static final int MOST_FILES = 100_000;
  private static final long LARGEST = 512L << 20;

  private final Map<String, byte[]> files;

  private RemotePack(Map<String, byte[]> files) {
    this.files = files;
  }

  static RemotePack read(InputStream in) throws IOException {
    var files = new TreeMap<String, byte[]>();
    long left = LARGEST;
    try (var zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
        left -= bytes.length;
        if (left < 0 || files.size() >= MOST_FILES) {
          throw new Malformed("the evidence pack is larger than what is read, 512 MiB unpacked");
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
