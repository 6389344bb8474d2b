package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.state.Outline;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.value.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Outlines as bytes. Those that are not whole, or of another version, are no outlines. */
public final class KeptOutlines {
  /** Changes with what an outline holds and with how it is spelled. */
  private static final String FORMAT = "evenkeel outlines 1";

  private static final int DIGEST = 32;

  private KeptOutlines() {}

  public static byte[] bytes(Outlines outlines) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeLong(outlines.size());
      out.write(outlines.root().bytes());
      out.writeInt(outlines.scopes().size());
      for (Map.Entry<String, Outline> scope : new TreeMap<>(outlines.scopes()).entrySet()) {
        out.writeUTF(scope.getKey());
        scope.getValue().write(out);
      }
      out.flush();
      out.write(digest(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does no I/O", e);
    }
    return bytes.toByteArray();
  }

  /** Empty ones where the bytes are not what {@link #bytes} gave. */
  public static Outlines outlines(byte[] bytes) {
    int end = bytes.length - DIGEST;
    if (end < 0
        || !Arrays.equals(digest(bytes, end), Arrays.copyOfRange(bytes, end, end + DIGEST))) {
      return new Outlines();
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      return in.readUTF().equals(FORMAT) ? read(in) : new Outlines();
    } catch (IOException | IllegalArgumentException e) {
      return new Outlines();
    }
  }

  private static Outlines read(DataInputStream in) throws IOException {
    long size = in.readLong();
    Hash root = Hash.of(in.readNBytes(Hash.BYTES));
    var scopes = new TreeMap<String, Outline>();
    for (int count = in.readInt(); count > 0; count--) {
      scopes.put(in.readUTF(), Outline.read(in));
    }
    return new Outlines(size, root, scopes);
  }

  private static byte[] digest(byte[] bytes, int end) {
    MessageDigest digest = Sha256.begin();
    digest.update(bytes, 0, end);
    return digest.digest();
  }
}
