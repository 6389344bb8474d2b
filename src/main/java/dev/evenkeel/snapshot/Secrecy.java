package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which leaves are secret and covers them, before anything else sees a tree. Secret are: a
 * Kubernetes Secret's data, a URL's userinfo, values under a secret name, values of a credential's
 * form, and what the declaration names. A text that is not secret as a whole and holds a document
 * is that document from here on, covered leaf by leaf.
 *
 * @param declared items that are secret whatever they look like
 * @param declaredNot exact items that are not
 * @param embedded finds the documents in texts
 */
@SuppressWarnings("ReferenceEquality") // An untouched subtree is the same object, and is shared.
public record Secrecy(List<ItemPattern> declared, Set<ItemPath> declaredNot, Embedded embedded) {
  private static final Pattern AMOUNT =
      Pattern.compile(
          "[+-]?\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h|d|w|y)?(?:\\d+(?:ms|s|m|h))*|P[0-9TDHMSWY.]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IMAGE =
      Pattern.compile(
          "[A-Za-z0-9.-]+(?::\\d+)?(?:/[a-z0-9._-]+)*(?::[\\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?");
  private static final Set<String> NAMING =
      Set.of("name", "namespace", "key", "type", "enabled", "kind", "id");
  private static final Pattern FLAG_OF_SECRET = Pattern.compile("--?([A-Za-z][A-Za-z0-9_.-]*)");

  public Secrecy {
    declared = List.copyOf(declared);
    declaredNot = Set.copyOf(declaredNot);
  }

  public Secrecy(List<ItemPattern> declared, Set<ItemPath> declaredNot) {
    this(declared, declaredNot, Embedded.NONE);
  }

  /** The same, with documents in texts found by the given reader. */
  public Secrecy reading(Embedded documents) {
    return new Secrecy(declared, declaredNot, documents);
  }

  public static Secrecy byForm() {
    return new Secrecy(List.of(), Set.of());
  }

  /** The document with its secret leaves covered. */
  public Document cover(ItemPath item, Document document) {
    Node covered =
        new Walk(document.shape(), new ArrayList<>(item.segments()))
            .node(document.root(), Name.NONE);
    return covered == document.root()
        ? document
        : new Document(document.within(), covered, document.shape());
  }

  /** What the names above a leaf say of it. */
  private enum Name {
    NONE,
    SECRET,
    SECRET_UNLESS_AMOUNT,
    ALL_SECRET
  }

  private final class Walk {
    private final boolean configuration;
    private final boolean compose;
    private final boolean catalog;
    private final boolean secretObject;
    private final int depthOfRoot;
    private final List<String> path;

    Walk(Shape shape, List<String> path) {
      this.path = path;
      depthOfRoot = path.size();
      configuration = shape instanceof Shape.Plain;
      compose = shape instanceof Shape.ComposeProject;
      catalog = shape instanceof Shape.Catalog || shape instanceof Shape.Contract;
      secretObject =
          shape instanceof KubernetesObject object
              && object.kind().equals("Secret")
              && object.group().isEmpty();
    }

    Node node(Node node, Name name) {
      return switch (node) {
        case Mapping mapping -> mapping(mapping, name);
        case Sequence sequence -> sequence(sequence, name);
        case Scalar scalar -> scalar(scalar, name);
        case Secret secret -> secret;
        case Node.Unreadable unreadable -> unreadable;
      };
    }

    private Node mapping(Mapping mapping, Name above) {
      List<Node> replaced = null;
      for (int i = 0; i < mapping.size(); i++) {
        String key = mapping.key(i);
        path.add(key);
        Node before = mapping.value(i);
        Node after = node(before, nameOf(key, mapping, before, above));
        path.removeLast();
        if (after != before && replaced == null) {
          replaced = new ArrayList<>(mapping.size());
          for (int j = 0; j < i; j++) {
            replaced.add(mapping.value(j));
          }
        }
        if (replaced != null) {
          replaced.add(after);
        }
      }
      return replaced == null ? mapping : mapping.withValues(replaced);
    }

    private Name nameOf(String key, Mapping within, Node value, Name above) {
      if (catalog) {
        return Name.NONE;
      }
      if (above == Name.ALL_SECRET
          || (secretObject && path.size() == depthOfRoot + 1 && isSecretData(key))) {
        return Name.ALL_SECRET;
      }
      if (key.equals("value") && value instanceof Scalar) {
        String spoken = within.text("name") instanceof String name ? name : within.text("key");
        if (spoken != null) {
          return ofKey(SecretName.of(spoken));
        }
      }
      Name own = ofKey(SecretName.of(key));
      boolean leaf = value instanceof Scalar;
      if (own != Name.NONE) {
        return leaf || holdsSecrets(key, value) ? own : Name.NONE;
      }
      boolean inherits =
          above != Name.NONE
              && (leaf || configuration)
              && SecretName.of(key) == SecretName.ORDINARY
              && !naming(key);
      return inherits ? above : Name.NONE;
    }

    /**
     * In configuration everything below {@code secrets:} is secret; the Kubernetes API and Compose
     * have mappings and lists of that name which hold names of secrets.
     */
    private boolean holdsSecrets(String key, Node value) {
      if (configuration) {
        return SecretName.holdsSecrets(key);
      }
      return value instanceof Sequence && !(compose && key.equals("secrets"));
    }

    private static boolean isSecretData(String key) {
      return key.equals("data") || key.equals("stringData");
    }

    private static boolean naming(String key) {
      return NAMING.contains(key);
    }

    private static Name ofKey(SecretName name) {
      return switch (name) {
        case SECRET -> Name.SECRET;
        case SECRET_UNLESS_AMOUNT -> Name.SECRET_UNLESS_AMOUNT;
        case ORDINARY, NAMES_A_SECRET -> Name.NONE;
      };
    }

    private Node sequence(Sequence sequence, Name name) {
      List<Node> replaced = null;
      Name following = Name.NONE;
      for (int i = 0; i < sequence.size(); i++) {
        Node before = sequence.get(i);
        path.add(Integer.toString(i));
        Name mine =
            before instanceof Scalar && name == Name.NONE
                ? following
                : before instanceof Scalar || configuration || name == Name.ALL_SECRET
                    ? name
                    : Name.NONE;
        Node after = node(before, mine);
        path.removeLast();
        following = afterFlag(before);
        if (after != before && replaced == null) {
          replaced = new ArrayList<>(sequence.elements());
        }
        if (replaced != null) {
          replaced.set(i, after);
        }
      }
      return replaced == null
          ? sequence
          : Sequence.of(replaced, sequence.origin(), sequence.line());
    }

    /** In {@code ["--password", "x"]} the flag names what follows it. */
    private static Name afterFlag(Node node) {
      if (node instanceof Scalar scalar && scalar.text().startsWith("-")) {
        var flag = FLAG_OF_SECRET.matcher(scalar.text());
        if (flag.matches()) {
          return ofKey(SecretName.of(flag.group(1)));
        }
      }
      return Name.NONE;
    }

    private boolean isDeclared() {
      return !declared.isEmpty() && declared.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** In {@code image: shop/token:1.4} the tag is no token's value. */
    private boolean isImage(String text) {
      String key = path.getLast();
      return (key.equals("image") || key.endsWith("Image") || key.endsWith("_IMAGE"))
          && IMAGE.matcher(text).matches();
    }

    private Node scalar(Scalar scalar, Name name) {
      if (scalar.type() == ScalarType.NULL) {
        return scalar;
      }
      if (!declaredNot.isEmpty() && declaredNot.contains(new ItemPath(path))) {
        return scalar;
      }
      boolean secret =
          switch (name) {
            case ALL_SECRET -> true;
            case SECRET -> !isBoolean(scalar);
            case SECRET_UNLESS_AMOUNT -> !isBoolean(scalar) && !isAmount(scalar);
            case NONE -> false;
          };
      if (secret || isDeclared()) {
        return covered(scalar, null, scalar.text());
      }
      if (scalar.type() != ScalarType.STRING || isImage(scalar.text())) {
        return scalar;
      }
      if (path.size() > depthOfRoot && !catalog) {
        Node document = embedded.document(path, scalar);
        if (document != null) {
          return node(document, Name.NONE);
        }
      }
      var covered = SecretText.cover(scalar.text());
      return covered.isEmpty()
          ? scalar
          : covered(scalar, covered.get().visible(), covered.get().pieces());
    }
  }

  private static Secret covered(
      Scalar scalar, @org.jspecify.annotations.Nullable String visible, String hidden) {
    return new Secret(
        visible,
        new Hidden.Held(hidden),
        Placeholder.isPlaceholder(scalar.text()),
        scalar.origin(),
        scalar.line());
  }

  private static boolean isBoolean(Scalar scalar) {
    String text = scalar.text().toLowerCase(Locale.ROOT);
    return scalar.type() == ScalarType.BOOLEAN || text.equals("true") || text.equals("false");
  }

  private static boolean isAmount(Scalar scalar) {
    return scalar.type() == ScalarType.INTEGER
        || scalar.type() == ScalarType.FLOAT
        || AMOUNT.matcher(scalar.text()).matches();
  }
}
