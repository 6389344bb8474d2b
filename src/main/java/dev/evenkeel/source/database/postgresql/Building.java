package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The trees while they grow, and what is known by object id. */
final class Building {
  /** Where objects stand that belong to no schema. No unquoted schema has such a name. */
  static final String DATABASE = "(database)";

  static final String SCHEMA_AREA = "schema";

  final int version;
  final Branch schema = new Branch(Origin.of("catalog"));
  final Branch platform = new Branch(Origin.of("server"));
  final List<Note> notes = new ArrayList<>();
  final List<Unread> unread = new ArrayList<>();
  final Map<String, String> storage = new TreeMap<>();

  /** Why the schema as a whole may not be compared. */
  Optional<String> gap = Optional.empty();

  /** Why the platform as a whole may not be compared. */
  Optional<String> platformGap = Optional.empty();

  /** Catalogs that no list knows, and whether their rows have object ids. */
  final Map<String, Boolean> unknownCatalogs = new TreeMap<>();

  /** Names of the columns of tables, by the table's path. */
  final Map<List<String>, Set<String>> columns = new LinkedHashMap<>();

  private final Map<Long, String> schemas = new HashMap<>();
  private final Map<Long, String> roles = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Placed> placed = new HashMap<>();
  private final Set<String> members = new HashSet<>();

  Building(int version) {
    this.version = version;
  }

  /**
   * An object that stands in the tree.
   *
   * @param path below the source
   * @param branch its facets
   * @param owner its owner's name, empty where it has none of its own
   */
  record Placed(List<String> path, Branch branch, String owner) {
    String text() {
      return String.join("/", path);
    }

    /** As people write it: {@code public.users}. */
    String name() {
      return path.size() < 3 ? path.getLast() : path.get(0) + "." + path.get(2);
    }

    List<String> child(String... below) {
      var longer = new ArrayList<>(path);
      longer.addAll(List.of(below));
      return longer;
    }
  }

  void schema(long oid, String name) {
    schemas.put(oid, name);
  }

  void role(long oid, String name) {
    roles.put(oid, name);
  }

  /** The role's name; a role that was dropped under its objects is told by its number. */
  String role(long oid) {
    return roles.getOrDefault(oid, oid == 0 ? Privileges.PUBLIC : "role " + oid);
  }

  /** A name that is only referred to: an access method, a tablespace, a language. */
  void name(String catalog, long oid, String name) {
    names.put(key(catalog, oid, 0), name);
  }

  String name(String catalog, long oid) {
    return names.getOrDefault(key(catalog, oid, 0), catalog + " " + oid);
  }

  void member(String catalog, long oid) {
    members.add(key(catalog, oid, 0));
  }

  boolean isMember(String catalog, long oid) {
    return members.contains(key(catalog, oid, 0));
  }

  @Nullable String schema(long oid) {
    return schemas.get(oid);
  }

  /**
   * An object of a schema; null where it is a member of an extension, or its schema is not looked
   * at (another session's temporary one).
   */
  @Nullable Placed object(
      String catalog, long oid, long namespace, String kind, String name, long owner) {
    String in = schemas.get(namespace);
    if (in == null || isMember(catalog, oid)) {
      return null;
    }
    Branch branch = schema.at(in).at(kind).at(name, kind.replace('-', ' ') + " " + in + "." + name);
    var object = new Placed(List.of(in, kind, name), branch, owner == 0 ? "" : role(owner));
    placed.put(key(catalog, oid, 0), object);
    if (owner != 0) {
      branch.put("owner", object.owner());
    }
    return object;
  }

  /** An object of the whole database; null where it is a member of an extension. */
  @Nullable Placed ofDatabase(String catalog, long oid, String kind, String name, long owner) {
    if (isMember(catalog, oid)) {
      return null;
    }
    Branch branch = schema.at(DATABASE).at(kind).at(name, kind.replace('-', ' ') + " " + name);
    var object = new Placed(List.of(DATABASE, kind, name), branch, owner == 0 ? "" : role(owner));
    placed.put(key(catalog, oid, 0), object);
    if (owner != 0) {
      branch.put("owner", object.owner());
    }
    return object;
  }

  /** A part of an object that others may refer to by its own id: a column, an index. */
  Placed part(Placed parent, String catalog, long oid, int sub, String kind, String name) {
    Branch branch = parent.branch().at(kind).at(name);
    var part = new Placed(parent.child(kind, name), branch, parent.owner());
    placed.put(key(catalog, oid, sub), part);
    return part;
  }

  void place(String catalog, long oid, int sub, Placed object) {
    placed.put(key(catalog, oid, sub), object);
  }

  @Nullable Placed find(String catalog, long oid) {
    return placed.get(key(catalog, oid, 0));
  }

  @Nullable Placed find(String catalog, long oid, int sub) {
    return placed.get(key(catalog, oid, sub));
  }

  /** The objects of a catalog that stand in the tree. */
  List<Placed> placed(String catalog) {
    return placed.entrySet().stream()
        .filter(each -> each.getKey().startsWith(catalog + " "))
        .map(Map.Entry::getValue)
        .toList();
  }

  void note(String kind, List<String> within, String at, String message) {
    notes.add(new Note(kind, SCHEMA_AREA, within, at, message, Map.of()));
  }

  private static String key(String catalog, long oid, int sub) {
    return catalog + " " + oid + " " + sub;
  }
}
