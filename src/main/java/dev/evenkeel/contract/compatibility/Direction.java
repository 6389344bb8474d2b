package dev.evenkeel.contract.compatibility;

import java.util.List;

/** What a reader makes of a writer's documents. */
public sealed interface Direction {
  /** Documents that do more than the writer's contract describes and does not forbid. */
  List<Break> beyond();

  /** What could not be decided. */
  List<String> undecided();

  /** The reader takes every document that the writer's contract describes. */
  record Compatible(List<Break> beyond, List<String> undecided) implements Direction {
    public Compatible {
      beyond = List.copyOf(beyond);
      undecided = List.copyOf(undecided);
    }
  }

  /** The reader refuses documents of the writer. */
  record Breaking(List<Break> breaks, List<Break> beyond, List<String> undecided)
      implements Direction {
    public Breaking {
      breaks = List.copyOf(breaks);
      beyond = List.copyOf(beyond);
      undecided = List.copyOf(undecided);
    }
  }

  /** No document was found that the reader refuses, and that there is none is not shown. */
  record Unknown(List<Break> beyond, List<String> undecided) implements Direction {
    public Unknown {
      beyond = List.copyOf(beyond);
      undecided = List.copyOf(undecided);
    }
  }

  /** Its word in reports. */
  default String word() {
    return switch (this) {
      case Compatible compatible -> "compatible";
      case Breaking breaking -> "breaking";
      case Unknown unknown -> "unknown";
    };
  }

  default List<Break> breaks() {
    return this instanceof Breaking breaking ? breaking.breaks() : List.of();
  }
}
