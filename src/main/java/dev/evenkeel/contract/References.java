package dev.evenkeel.contract;

import dev.evenkeel.snapshot.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which schema a {@code $ref} means. Nothing is fetched: a reference leads to another place of the
 * file, to a file beside it, or to a schema that says by its own id that it is meant.
 */
public final class References {
  /** The address a file has here; no such host exists, and nobody asks for it. */
  public static final String HOME = "https://contract.invalid";

  private static final Set<String> NOT_SCHEMAS = Set.of("enum", "const", "default", "examples");

  private final Map<String, Node> files;
  private final Dialect dialect;
  private final Map<String, Place> byId = new HashMap<>();
  private final Map<String, Place> anchors = new HashMap<>();
  private final Map<String, Integer> dynamicAnchors = new HashMap<>();
  private int recursiveAnchors;
  private final Map<String, String> aliases = new TreeMap<>();

  private References(Map<String, Node> files, Dialect dialect) {
    this.files = files;
    this.dialect = dialect;
  }

  static References of(
      String path, Map<String, Node> files, Dialect dialect, List<Contract.Problem> problems) {
    var references = new References(files, dialect);
    files.forEach((file, root) -> references.index(references.rootOf(file, root)));
    references.check(references.rootOf(path, files.get(path)), problems);
    return references;
  }

  /** The whole of a file. */
  public Place rootOf(String file, @Nullable Node root) {
    Node there = Objects.requireNonNull(root, file);
    return new Place(there, address(file), file).child(there, dialect);
  }

  /** The address of a file here. */
  public static URI address(String file) {
    try {
      return new URI("https", "contract.invalid", file, null);
    } catch (URISyntaxException e) {
      return URI.create(HOME + "/unnamed");
    }
  }

  /** The files that stand for other addresses: an id's folder, where the file lies elsewhere. */
  public Map<String, String> aliases() {
    return aliases;
  }

  /** The schemas that say by their own id who they are. */
  public Map<String, Node> resources() {
    var resources = new TreeMap<String, Node>();
    byId.forEach((address, place) -> resources.put(address, place.node()));
    return resources;
  }

  /** The files that a schema asks for by a path relative to its own. */
  public static Set<String> wanted(String path, Node root) {
    var wanted = new LinkedHashSet<String>();
    collect(root, wanted);
    var paths = new LinkedHashSet<String>();
    for (String reference : wanted) {
      String file = withoutFragment(reference);
      if (!file.isEmpty() && isRelative(file)) {
        paths.add(beside(path, file));
      }
    }
    paths.remove(path);
    return paths;
  }

  private static void collect(Node node, Set<String> wanted) {
    switch (node) {
      case Node.Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          if (isReference(mapping.key(i)) && mapping.value(i) instanceof Node.Scalar reference) {
            wanted.add(reference.text());
          } else if (!NOT_SCHEMAS.contains(mapping.key(i))) {
            collect(mapping.value(i), wanted);
          }
        }
      }
      case Node.Sequence sequence -> sequence.elements().forEach(e -> collect(e, wanted));
      case Node.Scalar scalar -> {}
      case Node.Secret secret -> {}
      case Node.Unreadable unreadable -> {}
    }
  }

  private static boolean isReference(String key) {
    return key.equals("$ref") || key.equals("$dynamicRef");
  }

  private static boolean isRelative(String reference) {
    return !reference.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") && !reference.startsWith("//");
  }

  private static String beside(String path, String relative) {
    Path folder = Path.of(path).getParent();
    String decoded = decoded(relative);
    Path there = folder == null ? Path.of(decoded) : folder.resolve(decoded);
    return there.normalize().toString();
  }

  private static String withoutFragment(String reference) {
    int hash = reference.indexOf('#');
    return hash < 0 ? reference : reference.substring(0, hash);
  }

  static URI resolved(URI base, String reference) {
    try {
      return base.resolve(new URI(reference));
    } catch (URISyntaxException e) {
      return base;
    }
  }

  /** What the reference means, seen from a place; empty where nothing here is meant. */
  public Optional<Place> find(Place from, String reference) {
    int hash = reference.indexOf('#');
    String fragment = hash < 0 ? "" : reference.substring(hash + 1);
    String file = withoutFragment(reference);
    if (file.isEmpty()) {
      return within(from.base(), from, fragment);
    }
    URI meant = resolved(from.base(), file);
    Optional<Place> resource = resource(meant);
    if (resource.isEmpty() && isRelative(file)) {
      String path = beside(from.file(), file);
      if (files.containsKey(path)) {
        aliases.put(meant.toString(), path);
        resource = Optional.of(rootOf(path, files.get(path)));
      }
    }
    return resource.flatMap(root -> within(root.base(), root, fragment));
  }

  private Optional<Place> resource(URI meant) {
    Place byIdentity = byId.get(plain(meant));
    if (byIdentity != null) {
      return Optional.of(byIdentity);
    }
    String home = meant.getPath();
    return meant.toString().startsWith(HOME + "/") && home != null && files.containsKey(home)
        ? Optional.of(rootOf(home, files.get(home)))
        : Optional.empty();
  }

  private Optional<Place> within(URI base, Place from, String fragment) {
    if (!fragment.isEmpty() && !fragment.startsWith("/")) {
      return Optional.ofNullable(anchors.get(plain(base) + "#" + fragment));
    }
    Place here = byId.getOrDefault(plain(base), rootOf(from.file(), files.get(from.file())));
    if (fragment.isEmpty()) {
      return Optional.of(here);
    }
    for (String segment : decoded(fragment).substring(1).split("/", -1)) {
      Node next = step(here.node(), segment.replace("~1", "/").replace("~0", "~"));
      if (next == null) {
        return Optional.empty();
      }
      here = here.child(next, dialect);
    }
    return Optional.of(here);
  }

  private static @Nullable Node step(Node node, String segment) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.get(segment);
      case Node.Sequence sequence
          when segment.matches("[0-9]{1,9}") && Integer.parseInt(segment) < sequence.size() ->
          sequence.get(Integer.parseInt(segment));
      default -> null;
    };
  }

  /** Without the percent signs of addresses; what is no address is taken as it is. */
  private static String decoded(String written) {
    try {
      String decoded = new URI("#" + written).getFragment();
      return decoded == null ? written : decoded;
    } catch (URISyntaxException e) {
      return written;
    }
  }

  private static String plain(URI address) {
    return withoutFragment(address.toString());
  }

  /** Whether one schema alone answers to the name, so that it does not matter who asks. */
  public Optional<Place> dynamic(Place from, String reference) {
    int hash = reference.indexOf('#');
    String name = hash < 0 ? "" : reference.substring(hash + 1);
    boolean one =
        name.isEmpty() || name.startsWith("/") || dynamicAnchors.getOrDefault(name, 0) < 2;
    return one ? find(from, reference) : Optional.empty();
  }

  /** As {@link #dynamic} for 2019-09, in which it is the schemas themselves that have no name. */
  public Optional<Place> recursive(Place from, String reference) {
    return find(from, reference).filter(there -> recursiveAnchors < 2 || !isAnchor(there.node()));
  }

  private static boolean isAnchor(Node node) {
    return node instanceof Node.Mapping mapping && "true".equals(mapping.text("$recursiveAnchor"));
  }

  private void index(Place place) {
    if (place.node() instanceof Node.Mapping mapping) {
      String id = mapping.text(dialect.idKeyword());
      if (id != null && !id.startsWith("#")) {
        byId.putIfAbsent(plain(place.base()), place);
      }
      if (id != null && id.startsWith("#") && id.length() > 1) {
        anchors.putIfAbsent(plain(place.base()) + id, place);
      }
      anchor(mapping.text("$anchor"), place);
      recursiveAnchors += isAnchor(mapping) ? 1 : 0;
      String dynamic = mapping.text("$dynamicAnchor");
      anchor(dynamic, place);
      if (dynamic != null) {
        dynamicAnchors.merge(dynamic, 1, Integer::sum);
      }
    }
    below(place).forEach(this::index);
  }

  private void anchor(@Nullable String name, Place place) {
    if (name != null) {
      anchors.putIfAbsent(plain(place.base()) + "#" + name, place);
    }
  }

  private List<Place> below(Place place) {
    var below = new ArrayList<Place>();
    switch (place.node()) {
      case Node.Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          if (!NOT_SCHEMAS.contains(mapping.key(i))) {
            below.add(place.child(mapping.value(i), dialect));
          }
        }
      }
      case Node.Sequence sequence ->
          sequence.elements().forEach(e -> below.add(place.child(e, dialect)));
      case Node.Scalar scalar -> {}
      case Node.Secret secret -> {}
      case Node.Unreadable unreadable -> {}
    }
    return below;
  }

  /** Follows what the schema refers to, and names what is not here. */
  private void check(Place start, List<Contract.Problem> problems) {
    var seen = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayList<Place>(List.of(start));
    while (!open.isEmpty()) {
      Place place = open.removeLast();
      if (!seen.add(place.node())) {
        continue;
      }
      if (place.node() instanceof Node.Mapping mapping) {
        reference(place, mapping).ifPresentOrElse(open::add, () -> missing(mapping, problems));
      }
      open.addAll(below(place));
    }
  }

  /** Where the schema refers to; itself where it refers to nothing. */
  private Optional<Place> reference(Place place, Node.Mapping mapping) {
    if (!(mapping.get("$ref") instanceof Node.Scalar written)) {
      return Optional.of(place);
    }
    Optional<Place> found = find(place, written.text());
    boolean draft =
        found.isEmpty() && Dialect.ofAddress(withoutFragment(written.text())).isPresent();
    return draft ? Optional.of(place) : found;
  }

  private static void missing(Node.Mapping mapping, List<Contract.Problem> problems) {
    Node reference = Objects.requireNonNull(mapping.get("$ref"), "it was asked for");
    String written = Objects.requireNonNullElse(mapping.text("$ref"), "");
    boolean remote = !isRelative(withoutFragment(written));
    problems.add(
        new Contract.Problem(
            reference.at(),
            "refers to "
                + written
                + (remote ? ", and nothing is fetched from other places" : ", which is not there"),
            remote
                ? "put the schema beside this one and refer to the file"
                : "correct the reference, or put the file there"));
  }
}
