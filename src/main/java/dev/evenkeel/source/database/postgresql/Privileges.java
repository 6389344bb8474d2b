package dev.evenkeel.source.database.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with an object. No list is the same as the list that everybody starts with, the
 * order of entries and who granted them say nothing, and the owner is called {@code (owner)} so
 * that another owner is one difference.
 */
final class Privileges {
  static final String OWNER = "(owner)";
  static final String PUBLIC = "PUBLIC";

  private static final Map<Character, String> WORDS =
      Map.ofEntries(
          Map.entry('r', "SELECT"),
          Map.entry('w', "UPDATE"),
          Map.entry('a', "INSERT"),
          Map.entry('d', "DELETE"),
          Map.entry('D', "TRUNCATE"),
          Map.entry('x', "REFERENCES"),
          Map.entry('t', "TRIGGER"),
          Map.entry('X', "EXECUTE"),
          Map.entry('U', "USAGE"),
          Map.entry('C', "CREATE"),
          Map.entry('T', "TEMPORARY"),
          Map.entry('c', "CONNECT"),
          Map.entry('s', "SET"),
          Map.entry('A', "ALTER SYSTEM"),
          Map.entry('m', "MAINTAIN"));

  /** Roles that a cloud brings along; the next cloud has others. */
  static final Pattern CLOUD =
      Pattern.compile(
          "rds.*|cloudsql.*|azure.*|alloydb.*|supabase.*|aiven.*|neon_.*|crunchy_.*|doadmin");

  private Privileges() {}

  /**
   * Puts what differs from the start: each role that was granted something, and {@code none} for
   * one that lost what it starts with.
   *
   * @param list the catalog's list, null where nothing was ever granted or revoked
   * @param start what {@code acldefault} says, null only where {@code list} is
   */
  static void put(Branch branch, String owner, @Nullable String list, @Nullable String start) {
    if (list == null) {
      return;
    }
    Map<String, String> granted = grants(list, owner);
    Map<String, String> initial = grants(start, owner);
    var grantees = new TreeSet<>(granted.keySet());
    grantees.addAll(initial.keySet());
    for (String grantee : grantees) {
      if (CLOUD.matcher(grantee).matches()) {
        continue;
      }
      String now = granted.getOrDefault(grantee, "none");
      if (!now.equals(initial.get(grantee))) {
        branch.at("privileges").put(grantee, now);
      }
    }
  }

  /** Each grantee's privileges as one text, in the order of the alphabet. */
  static Map<String, String> grants(@Nullable String list, String owner) {
    var granted = new TreeMap<String, TreeSet<String>>();
    for (String entry : ArrayText.elements(list)) {
      List<String> pieces = pieces(entry);
      String name = pieces.get(0);
      String grantee = name.isEmpty() ? PUBLIC : name.equals(owner) ? OWNER : name;
      granted.computeIfAbsent(grantee, g -> new TreeSet<>()).addAll(words(pieces.get(1)));
    }
    var texts = new TreeMap<String, String>();
    granted.forEach((grantee, words) -> texts.put(grantee, String.join(", ", words)));
    return texts;
  }

  private static List<String> words(String letters) {
    var words = new ArrayList<String>();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      String word = WORDS.getOrDefault(letter, "privilege " + letter);
      boolean mayGrant = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
      words.add(mayGrant ? word + " with grant option" : word);
      i += mayGrant ? 1 : 0;
    }
    return words;
  }

  /** {@code grantee=letters/grantor}; a name that is no plain word stands in double quotes. */
  private static List<String> pieces(String entry) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < entry.length(); i++) {
      char c = entry.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < entry.length() && entry.charAt(i + 1) == '"';
        if (doubled) {
          piece.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && c == (pieces.isEmpty() ? '=' : '/')) {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
