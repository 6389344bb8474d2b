package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Spells the parts of an {@link Outline}. */
final class OutlineBytes {
  private static final long NONE = -1;

  private OutlineBytes() {}

  static void number(Optional<Long> number, DataOutputStream out) throws IOException {
    out.writeLong(number.orElse(NONE));
  }

  static Optional<Long> number(DataInputStream in) throws IOException {
    return Optional.of(in.readLong()).filter(number -> number != NONE);
  }

  static void numbers(Collection<Long> numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.size());
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  static List<Long> numbers(DataInputStream in) throws IOException {
    var numbers = new ArrayList<Long>();
    for (int count = in.readInt(); count > 0; count--) {
      numbers.add(in.readLong());
    }
    return numbers;
  }

  static RecordType type(DataInputStream in) throws IOException {
    String word = in.readUTF();
    return RecordType.of(word).orElseThrow(() -> new IOException("no type of records: " + word));
  }
}
