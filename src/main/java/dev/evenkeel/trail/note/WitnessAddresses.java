package dev.evenkeel.trail.note;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a policy's witnesses are: the optional last word of its lines {@code witness NAME KEY URL}
 * (c2sp.org/tlog-policy).
 */
public final class WitnessAddresses {
  private WitnessAddresses() {}

  /** The witnesses that have an address, by their keys. The bytes are read as a policy first. */
  public static Map<VerifierKey, String> in(byte[] policy) {
    TlogPolicy.parse(policy);
    var addresses = new LinkedHashMap<VerifierKey, String>();
    for (String line : new String(policy, StandardCharsets.UTF_8).split("\n", -1)) {
      List<String> words = List.of(line.strip().split("[ \t]+"));
      if (words.getFirst().equals("witness") && words.size() == 4) {
        addresses.put(VerifierKey.parse(words.get(2)), words.get(3));
      }
    }
    return addresses;
  }
}
