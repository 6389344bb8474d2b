package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.value.ItemPath;
import java.util.Optional;
import java.util.Set;

/** One item and how the two snapshots stand to each other there: a fact without opinion. */
public sealed interface Difference {
  ItemPath item();

  ItemClass itemClass();

  Optional<Sighting> left();

  Optional<Sighting> right();

  /** Both sides have something to show. */
  sealed interface OnBothSides extends Difference {
    Sighting atLeft();

    Sighting atRight();

    @Override
    default Optional<Sighting> left() {
      return Optional.of(atLeft());
    }

    @Override
    default Optional<Sighting> right() {
      return Optional.of(atRight());
    }
  }

  /** Both sides have it, with unequal values. */
  record Changed(ItemPath item, Sighting atLeft, Sighting atRight, Set<Trait> traits)
      implements OnBothSides {
    public Changed {
      traits = Set.copyOf(traits);
    }

    @Override
    public ItemClass itemClass() {
      return ItemClass.DIFFERENT;
    }
  }

  /** Only the left side has it, with all that stands below. */
  record OnlyLeft(ItemPath item, Sighting atLeft) implements Difference {
    @Override
    public ItemClass itemClass() {
      return ItemClass.ONLY_LEFT;
    }

    @Override
    public Optional<Sighting> left() {
      return Optional.of(atLeft);
    }

    @Override
    public Optional<Sighting> right() {
      return Optional.empty();
    }
  }

  /** Only the right side has it, with all that stands below. */
  record OnlyRight(ItemPath item, Sighting atRight) implements Difference {
    @Override
    public ItemClass itemClass() {
      return ItemClass.ONLY_RIGHT;
    }

    @Override
    public Optional<Sighting> left() {
      return Optional.empty();
    }

    @Override
    public Optional<Sighting> right() {
      return Optional.of(atRight);
    }
  }

  /** The same subtree stands under another parent on the other side. */
  record Moved(ItemPath item, ItemPath rightItem, Sighting atLeft, Sighting atRight)
      implements OnBothSides {
    @Override
    public ItemClass itemClass() {
      return ItemClass.DIFFERENT;
    }
  }

  /**
   * One side names what belongs to the other environment.
   *
   * @param onLeft whether it is the left side that names the right environment's token
   * @param tokenKind the declared kind, e.g. {@code domain}
   * @param token the declared value that was found
   * @param rightToo what the right side names of the left one's, where both name the other
   */
  record Leaked(
      ItemPath item,
      boolean onLeft,
      String tokenKind,
      String token,
      Optional<Sighting> left,
      Optional<Sighting> right,
      Optional<Tokens.Token> rightToo)
      implements Difference {
    public Leaked(
        ItemPath item,
        boolean onLeft,
        String tokenKind,
        String token,
        Optional<Sighting> left,
        Optional<Sighting> right) {
      this(item, onLeft, tokenKind, token, left, right, Optional.empty());
    }

    @Override
    public ItemClass itemClass() {
      return ItemClass.LEAK;
    }
  }

  /** Two versions of a contract that do not take the same documents. */
  record ContractChanged(
      ItemPath item, Sighting atLeft, Sighting atRight, ContractRefusals refusals)
      implements OnBothSides {
    @Override
    public ItemClass itemClass() {
      return ItemClass.DIFFERENT;
    }
  }

  /**
   * Whether the two agree cannot be known.
   *
   * @param reason which kind of not knowing
   * @param why what was seen, for people
   * @param next what to do
   */
  record Incomparable(
      ItemPath item,
      Reason reason,
      String why,
      String next,
      Optional<Sighting> left,
      Optional<Sighting> right)
      implements Difference {
    @Override
    public ItemClass itemClass() {
      return ItemClass.UNKNOWN;
    }
  }

  /** Why an item is UNKNOWN; rules read it by its name in lower case. */
  enum Reason {
    /** A source, file or part of one could not be read. */
    UNREADABLE,
    /** One environment does not declare the source. */
    UNDECLARED_SOURCE,
    /** Both environments look at one place. */
    SAME_TARGET,
    /** The source has no items on either side. */
    NOTHING_COMPARED,
    /** A single value is masked, encrypted or templated. */
    VALUE_NOT_READABLE,
    /** Secrets were read apart and without a common key. */
    SECRET_NOT_COMPARABLE,
    /** More than one partner, or none that is certain. */
    AMBIGUOUS_PAIRING,
    /** Whether one version of a contract refuses documents of the other was not found out. */
    CONTRACT_NOT_DECIDED
  }

  /** Equal, and still of interest: an expectation may be declared for it. */
  record Same(ItemPath item, ItemClass itemClass, Sighting atLeft, Sighting atRight)
      implements OnBothSides {}
}
