package dev.evenkeel.source.file.flat;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.MappingDraft;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import dev.evenkeel.source.file.format.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads .env files into one mapping of strings. The item of a key is its value with all references
 * resolved where the file itself resolves them all, and as written otherwise; a note says which.
 * Any character but the equals sign may stand in a key.
 */
public final class EnvReader implements FormatReader {
  @Override
  public Parsed read(byte[] bytes, String place) {
    SourceText decoded = SourceText.decode(bytes, place);
    if (decoded instanceof SourceText.Refused refused) {
      return Parsed.nothing(refused.unread());
    }
    return new File(place).read(((SourceText.Decoded) decoded).text());
  }

  /** The state of reading one file. */
  private static final class File {
    private final Origin origin;
    private final MappingDraft draft = new MappingDraft();
    private final Map<String, EnvValue> values = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    File(String place) {
      this.origin = Origin.of(place);
    }

    Parsed read(String text) {
      var lexer = new EnvLexer(text);
      for (EnvEntry entry = lexer.next(); entry != null; entry = lexer.next()) {
        if (entry.style() == EnvEntry.Style.MALFORMED) {
          unread.add(
              Problem.atLine(
                  origin.place(),
                  entry.line(),
                  "a line that is no KEY=VALUE",
                  "write it as KEY=VALUE, or start it with # where it is a comment"));
        } else {
          put(entry);
        }
      }
      return Parsed.of(draft.toMapping(origin, 1), notes, unread);
    }

    private void put(EnvEntry entry) {
      Node replaced = draft.put(entry.key(), node(entry));
      if (replaced != null) {
        notes.add(
            MappingDraft.duplicateKey(
                List.of(entry.key()), origin.at(entry.line()), replaced.at()));
      }
    }

    private Node node(EnvEntry entry) {
      if (entry.style() == EnvEntry.Style.UNCLOSED) {
        values.remove(entry.key());
        return unreadable(
            entry, "a quote opened here is never closed", "close the quote, or escape it");
      }
      if (entry.style() == EnvEntry.Style.INHERITED) {
        values.remove(entry.key());
        return unreadable(
            entry,
            "no value here: it is taken from the process environment",
            "write KEY=VALUE, or declare the source it comes from");
      }
      EnvValue value = EnvValue.of(entry, values);
      if (value.isTooLong()) {
        values.remove(entry.key());
        return unreadable(
            entry,
            "references that resolve to more than a million characters",
            "write the value itself");
      }
      values.put(entry.key(), value);
      note(entry, value);
      return Masked.flat(value.text(), origin, entry.line());
    }

    private void note(EnvEntry entry, EnvValue value) {
      String at = origin.at(entry.line());
      if (entry.style() == EnvEntry.Style.MIXED) {
        notes.add(
            Note.of(
                "ambiguous-quoting",
                List.of(entry.key()),
                at,
                "text follows the closing quote; programs disagree what that means, it is compared"
                    + " as written"));
      }
      if (value.isUnresolved()) {
        notes.add(reference(entry, value, "unresolved-reference", "is not resolved by this file"));
      } else if (value.hasReferences()) {
        notes.add(reference(entry, value, "interpolated-value", "is compared as resolved"));
      }
    }

    private Note reference(EnvEntry entry, EnvValue value, String kind, String outcome) {
      String names = String.join(", ", value.names());
      String of = names.isEmpty() ? "a reference to another variable" : "a reference to " + names;
      return new Note(
          kind,
          "config",
          List.of(entry.key()),
          origin.at(entry.line()),
          "the value holds " + of + " and " + outcome,
          names.isEmpty() ? Map.of() : Map.of("names", names));
    }

    private Node unreadable(EnvEntry entry, String why, String next) {
      return new Node.Unreadable(why, next, origin, entry.line());
    }
  }
}
