package dev.evenkeel.trail.note;

import dev.evenkeel.trail.note.TlogPolicy.Quorum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of a trust policy; the first that is wrong ends it, by its number. */
final class PolicyReader {
  private final List<VerifierKey> logs = new ArrayList<>();
  private final List<VerifierKey> witnesses = new ArrayList<>();
  private final Map<String, Quorum> named = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private Optional<Quorum> quorum = Optional.empty();
  private int number;

  private PolicyReader() {}

  static TlogPolicy read(byte[] bytes) {
    for (byte b : bytes) {
      if ((b >= 0 && b < ' ' && b != '\t' && b != '\n') || b == 0x7f) {
        throw new Malformed("policy: a control character other than tab and line feed");
      }
    }
    // Octets stay octets until a key's name is read: comments may be in any encoding.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new Malformed("policy: the last line does not end with a line feed");
    }
    var reader = new PolicyReader();
    for (String line : text.split("\n", -1)) {
      reader.number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        reader.line(List.of(stripped.split("[ \t]+")));
      }
    }
    return new TlogPolicy(
        reader.logs,
        reader.witnesses,
        reader.quorum.orElseThrow(() -> new Malformed("policy: no quorum line; expected one")));
  }

  private void line(List<String> words) {
    switch (words.getFirst()) {
      case "log" -> {
        counted(words, 2, 3);
        add(logs, key(words.get(1), false));
      }
      case "witness" -> {
        counted(words, 3, 4);
        VerifierKey key = key(words.get(2), true);
        add(witnesses, key);
        name(words.get(1), new Quorum.Witness(key));
      }
      case "group" -> {
        counted(words, 4, Integer.MAX_VALUE);
        name(words.get(1), group(words.get(2), words.subList(3, words.size())));
      }
      case "quorum" -> {
        counted(words, 2, 2);
        if (quorum.isPresent()) {
          throw wrong("a second quorum line");
        }
        String name = words.get(1);
        quorum = Optional.of(name.equals("none") ? new Quorum.None() : defined(name));
      }
      default -> throw wrong("expected log, witness, group or quorum");
    }
  }

  private Quorum group(String threshold, List<String> names) {
    var quorums = new ArrayList<Quorum>();
    for (String name : names) {
      if (!members.add(name)) {
        throw wrong(name + " is a member of a group twice");
      }
      quorums.add(defined(name));
    }
    int least =
        switch (threshold) {
          case "any" -> 1;
          case "all" -> names.size();
          default -> (int) Math.min(Integer.MAX_VALUE, Strict.decimal(threshold, where()));
        };
    if (least < 1 || least > names.size()) {
      throw wrong("the group asks for " + threshold + " of " + names.size() + " members");
    }
    return new Quorum.Group(least, quorums);
  }

  private Quorum defined(String name) {
    Quorum found = named.get(name);
    if (found == null) {
      throw wrong(name + " is defined on no line before");
    }
    return found;
  }

  private void name(String name, Quorum quorum) {
    if (name.equals("none") || named.putIfAbsent(name, quorum) != null) {
      throw wrong("the name " + name + " is taken");
    }
  }

  private void add(List<VerifierKey> keys, VerifierKey key) {
    if (keys.stream().anyMatch(key::sameKey)) {
      throw wrong("the key of " + key.name() + " stands there twice");
    }
    keys.add(key);
  }

  private VerifierKey key(String written, boolean witness) {
    VerifierKey key;
    try {
      key = VerifierKey.parse(Strict.utf8(written.getBytes(StandardCharsets.ISO_8859_1), where()));
    } catch (Malformed e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    if (key.witness() != witness) {
      throw wrong("the key of " + key.name() + " is of the other kind: logs 1, witnesses 4");
    }
    return key;
  }

  private void counted(List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw wrong("\"" + words.getFirst() + "\" with " + (words.size() - 1) + " words behind it");
    }
  }

  private Malformed wrong(String what) {
    return new Malformed(where() + ": " + what);
  }

  private String where() {
    return "policy, line " + number;
  }
}
