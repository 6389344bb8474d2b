package dev.evenkeel.trail;

import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a request is the one that the log has under its project's key. */
final class Sameness {
  private Sameness() {}

  /** The first field that differs, or nothing. Never a value: bodies may be confidential. */
  static Optional<String> difference(Storage.Reader reader, long index, Submission again) {
    Entry first = Entry.parse(reader.leaf(index));
    if (!first.change().equals(again.change())) {
      return Optional.of("change");
    }
    if (first.type() != again.type()) {
      return Optional.of("type");
    }
    if (!first.environment().equals(again.environment())) {
      return Optional.of("environment");
    }
    if (!first.claimedAt().equals(again.claimedAt())) {
      return Optional.of("claimedAt");
    }
    return body(reader, first.body(), again.body())
        .or(() -> evidence(reader, first.evidence(), again.evidence()));
  }

  private static Optional<String> body(
      Storage.Reader reader, Optional<Commitment> first, Optional<Attachment> again) {
    if (first.isPresent() != again.isPresent()) {
      return Optional.of("body");
    }
    if (first.isEmpty() || again.isEmpty()) {
      return Optional.empty();
    }
    return reader
        .blob(first.get().hash())
        .map(
            blob ->
                blob.holds(again.get().content())
                    ? Optional.<String>empty()
                    : member(blob.content(), again.get().content()))
        // Erased: whether it is the same cannot be seen any more, and that is never "equal".
        .orElse(Optional.of("body (erased since)"));
  }

  private static Optional<String> evidence(
      Storage.Reader reader, List<Commitment> first, List<Attachment> again) {
    if (first.size() != again.size()) {
      return Optional.of("evidence");
    }
    for (int i = 0; i < first.size(); i++) {
      Commitment one = first.get(i);
      Attachment other = again.get(i);
      boolean same =
          one.name().equals(other.name())
              && one.mediaType().equals(other.mediaType())
              && reader.blob(one.hash()).filter(b -> b.holds(other.content())).isPresent();
      if (!same) {
        return Optional.of("evidence " + other.name());
      }
    }
    return Optional.empty();
  }

  /** The same values in another spelling are the same request: pipelines render JSON anew. */
  private static Optional<String> member(byte[] first, byte[] again) {
    Map<String, @Nullable Object> one = StrictJson.object(first, "body");
    Map<String, @Nullable Object> other = StrictJson.object(again, "body");
    var names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names.stream()
        .filter(
            name ->
                one.containsKey(name) != other.containsKey(name)
                    || !Objects.equals(one.get(name), other.get(name)))
        .findFirst()
        .map(name -> "body." + name);
  }
}
