package dev.evenkeel.trail.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** RFC 6962 word for word, recursive and slow: the oracle. Shares no code with the real tree. */
public final class NaiveTree implements Nodes {
  private final List<byte[]> entries;

  public NaiveTree(List<byte[]> entries) {
    this.entries = entries;
  }

  public static NaiveTree numbered(int size) {
    return new NaiveTree(
        IntStream.range(0, size)
            .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
            .toList());
  }

  public Hash root(int size) {
    return Hash.of(hash(entries.subList(0, size)));
  }

  public Hash leaf(int index) {
    return Hash.of(hash(entries.subList(index, index + 1)));
  }

  @Override
  public Hash at(int level, long index) {
    return Hash.of(hash(entries.subList((int) (index << level), (int) ((index + 1) << level))));
  }

  public List<Hash> path(int index, int size) {
    return path(index, entries.subList(0, size)).stream().map(Hash::of).toList();
  }

  public List<Hash> proof(int from, int to) {
    return subproof(from, entries.subList(0, to), true).stream().map(Hash::of).toList();
  }

  private static List<byte[]> path(int m, List<byte[]> d) {
    if (d.size() <= 1) {
      return new ArrayList<>();
    }
    int k = k(d.size());
    List<byte[]> path = m < k ? path(m, d.subList(0, k)) : path(m - k, d.subList(k, d.size()));
    path.add(m < k ? hash(d.subList(k, d.size())) : hash(d.subList(0, k)));
    return path;
  }

  private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
    if (m == d.size()) {
      var end = new ArrayList<byte[]>();
      if (!b) {
        end.add(hash(d));
      }
      return end;
    }
    int k = k(d.size());
    List<byte[]> proof =
        m <= k ? subproof(m, d.subList(0, k), b) : subproof(m - k, d.subList(k, d.size()), false);
    proof.add(m <= k ? hash(d.subList(k, d.size())) : hash(d.subList(0, k)));
    return proof;
  }

  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static byte[] hash(List<byte[]> d) {
    MessageDigest sha = sha256();
    if (d.size() == 1) {
      sha.update((byte) 0);
      sha.update(d.getFirst());
    } else if (d.size() > 1) {
      int k = k(d.size());
      byte[] left = hash(d.subList(0, k));
      byte[] right = hash(d.subList(k, d.size()));
      sha.update((byte) 1);
      sha.update(left);
      sha.update(right);
    }
    return sha.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
