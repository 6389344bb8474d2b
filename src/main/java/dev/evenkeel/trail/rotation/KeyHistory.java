package dev.evenkeel.trail.rotation;

import dev.evenkeel.trail.note.VerifierKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which keys signed a log's heads when. Goes back from the keys that its directory hands out now to
 * the first one, then forwards: a key counts because one that counted then announced it, so nobody
 * adds a key by writing a record.
 */
public final class KeyHistory {
  /**
   * A notice in the log.
   *
   * @param index the record that it stands in
   */
  public record Noticed(long index, KeyNotice notice) {}

  /**
   * A key and its time.
   *
   * @param announced the record that announced it; nothing for a key that was there at the start
   * @param retired the record that retired it; nothing while it signs
   */
  public record Term(VerifierKey key, OptionalLong announced, OptionalLong retired) {
    /** Whether a head of this size may bear this key's signature alone. */
    boolean covers(long size) {
      return size > announced.orElse(-1) && size <= retired.orElse(Long.MAX_VALUE);
    }
  }

  private final Map<VerifierKey, Term> terms = new LinkedHashMap<>();
  private Optional<VerifierKey> statements = Optional.empty();

  private KeyHistory() {}

  /** The history that ends with the keys handed out now. */
  public static KeyHistory of(List<VerifierKey> now, List<Noticed> inTheLog) {
    List<Noticed> ordered =
        inTheLog.stream().sorted(Comparator.comparingLong(Noticed::index)).toList();
    var history = new KeyHistory();
    for (VerifierKey key : roots(now, ordered)) {
      history.terms.put(key, new Term(key, OptionalLong.empty(), OptionalLong.empty()));
    }
    ordered.forEach(history::take);
    return history;
  }

  /**
   * The history that begins with keys somebody trusts: those that they announced, and those that
   * these announced. Does not go back: whoever trusts a key has not said that they trust the one
   * that it took over from.
   */
  public static KeyHistory from(List<VerifierKey> trusted, List<Noticed> inTheLog) {
    var history = new KeyHistory();
    for (VerifierKey key : trusted) {
      history.terms.put(key, new Term(key, OptionalLong.empty(), OptionalLong.empty()));
    }
    inTheLog.stream().sorted(Comparator.comparingLong(Noticed::index)).forEach(history::take);
    return history;
  }

  /** The keys that lead to those of now and that nobody announced. */
  private static Set<VerifierKey> roots(List<VerifierKey> now, List<Noticed> ordered) {
    var leading = new LinkedHashSet<>(now);
    var announced = new LinkedHashSet<VerifierKey>();
    for (Noticed noticed : ordered.reversed()) {
      KeyNotice notice = noticed.notice();
      if (announces(notice) && leading.contains(notice.key())) {
        announced.add(notice.key());
        leading.add(notice.by());
      }
    }
    leading.removeAll(announced);
    return leading;
  }

  private static boolean announces(KeyNotice notice) {
    return notice.role() == KeyNotice.Role.LOG && notice.act() == KeyNotice.Act.ANNOUNCES;
  }

  private void take(Noticed noticed) {
    KeyNotice notice = noticed.notice();
    long index = noticed.index();
    Term by = terms.get(notice.by());
    if (by == null || by.retired.isPresent()) {
      return;
    }
    if (notice.role() == KeyNotice.Role.STATEMENT) {
      statements = notice.act() == KeyNotice.Act.ANNOUNCES ? Optional.of(notice.key()) : statements;
    } else if (notice.act() == KeyNotice.Act.ANNOUNCES) {
      terms.putIfAbsent(
          notice.key(), new Term(notice.key(), OptionalLong.of(index), OptionalLong.empty()));
    } else {
      terms.computeIfPresent(
          notice.key(),
          (key, term) ->
              term.retired.isPresent()
                  ? term
                  : new Term(key, term.announced, OptionalLong.of(index)));
    }
  }

  /** Every key there ever was, in the order in which they came. */
  public List<Term> terms() {
    return List.copyOf(terms.values());
  }

  /** The keys of which one must have signed a head of this size. */
  public List<VerifierKey> at(long size) {
    return terms.values().stream().filter(term -> term.covers(size)).map(Term::key).toList();
  }

  public Optional<Term> term(VerifierKey key) {
    return Optional.ofNullable(terms.get(key));
  }

  /** The newest statement key that was announced; the first one never is. */
  public Optional<VerifierKey> statements() {
    return statements;
  }
}
