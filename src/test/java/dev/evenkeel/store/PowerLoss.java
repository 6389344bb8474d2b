package dev.evenkeel.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A disk on which calls were made and not all of them synced. A sync of a file keeps its writes; a
 * rename is kept by a sync of the folder, and until then either name may be what is found.
 */
final class PowerLoss {
  private final List<DiskCalls.Call> calls;
  private final Set<Integer> kept = new LinkedHashSet<>();
  private final List<String> said = new ArrayList<>();

  PowerLoss(List<DiskCalls.Call> calls, boolean honest) {
    this.calls = List.copyOf(calls);
    for (int i = 0; i < calls.size(); i++) {
      switch (calls.get(i)) {
        case DiskCalls.Sync sync when honest -> keep(sync.file(), i);
        case DiskCalls.Said line -> said.add(line.text());
        default -> {}
      }
    }
  }

  /** What a sync of a file or folder keeps: its writes so far, or the renames inside it. */
  private void keep(Path synced, int until) {
    for (int i = 0; i < until; i++) {
      boolean covered =
          switch (calls.get(i)) {
            case DiskCalls.Write write -> write.file().equals(synced);
            case DiskCalls.Truncate cut -> cut.file().equals(synced);
            case DiskCalls.Rename rename -> synced.equals(rename.to().getParent());
            case DiskCalls.Remove remove -> synced.equals(remove.file().getParent());
            default -> false;
          };
      if (covered) {
        kept.add(i);
      }
    }
  }

  /** The receipts that had left the process. */
  List<String> said() {
    return said;
  }

  String last() {
    return calls.size() + " (" + calls.getLast().getClass().getSimpleName() + ")";
  }

  /** Makes a folder what the disk would be; the rest is kept by chance. */
  void leave(Path folder, IntPredicate chance) throws IOException {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    Map<Path, Path> names = new HashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      if (!kept.contains(i) && !chance.test(i)) {
        continue;
      }
      switch (calls.get(i)) {
        case DiskCalls.Write write -> {
          byte[] before = content(files, folder, write.file());
          files.put(write.file(), written(before, write.at(), write.bytes()));
        }
        case DiskCalls.Truncate cut ->
            files.put(
                cut.file(),
                Arrays.copyOf(content(files, folder, cut.file()), Math.toIntExact(cut.size())));
        case DiskCalls.Rename rename -> {
          files.put(rename.to(), content(files, folder, rename.from()));
          names.put(rename.from(), rename.to());
        }
        case DiskCalls.Remove remove -> files.put(remove.file(), new byte[0]);
        default -> {}
      }
    }
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  private static byte[] content(Map<Path, byte[]> files, Path folder, Path file)
      throws IOException {
    byte[] known = files.get(file);
    Path there = folder.resolve(file);
    if (known != null) {
      return known;
    }
    return Files.exists(there) ? Files.readAllBytes(there) : new byte[0];
  }

  private static byte[] written(byte[] before, long at, byte[] bytes) {
    var content = new ByteArrayOutputStream();
    content.writeBytes(Arrays.copyOf(before, Math.toIntExact(at)));
    content.writeBytes(bytes);
    int end = Math.toIntExact(at) + bytes.length;
    if (before.length > end) {
      content.writeBytes(Arrays.copyOfRange(before, end, before.length));
    }
    return content.toByteArray();
  }
}
