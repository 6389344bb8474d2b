package dev.evenkeel.source.file.flat;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.flat.PropertiesLexer.BadKey;
import dev.evenkeel.source.file.flat.PropertiesLexer.Entry;
import dev.evenkeel.source.file.flat.PropertiesLexer.Separator;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.MappingDraft;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import dev.evenkeel.source.file.format.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Java properties into one mapping of strings. A key is one item, dots and all, as in a .env
 * file: {@code a=1} and {@code a.b=2} may stand beside each other. UTF-8, not Latin-1, where a byte
 * is no ASCII; the {@code \\u} escapes of Latin-1 days are read.
 */
public final class PropertiesReader implements FormatReader {
  private static final String ESCAPE = "a \\u that is not followed by four hexadecimal digits";
  private static final String NEXT = "write \\u and four digits, or two backslashes for one";

  private final boolean documents;

  public PropertiesReader() {
    this(false);
  }

  /**
   * @param documents whether the comment {@code #---} starts another document, as in Spring
   */
  public PropertiesReader(boolean documents) {
    this.documents = documents;
  }

  @Override
  public Parsed read(byte[] bytes, String place) {
    return switch (SourceText.decode(bytes, place)) {
      case SourceText.Refused refused -> Parsed.nothing(refused.unread());
      case SourceText.Decoded readable -> new File(place).read(readable.text());
    };
  }

  private final class File {
    private final Origin origin;
    private final List<Parsed.Tree> trees = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private MappingDraft draft = new MappingDraft();
    private List<Note> notes = new ArrayList<>();

    File(String place) {
      origin = Origin.of(place);
    }

    Parsed read(String text) {
      var lexer = new PropertiesLexer(text);
      int start = 1;
      for (var token = lexer.next(); token != null; token = lexer.next()) {
        switch (token) {
          case Entry entry -> put(entry);
          case BadKey bad -> unread.add(Problem.atLine(origin.place(), bad.line(), ESCAPE, NEXT));
          case Separator separator -> {
            if (documents) {
              finish(start);
              start = separator.line() + 1;
            }
          }
        }
      }
      finish(start);
      return new Parsed(trees, unread);
    }

    private void finish(int line) {
      trees.add(
          new Parsed.Tree(Parsed.document(trees.size() + 1), draft.toMapping(origin, line), notes));
      draft = new MappingDraft();
      notes = new ArrayList<>();
    }

    private void put(Entry entry) {
      Node value =
          entry.value() == null
              ? new Node.Unreadable(ESCAPE, NEXT, origin, entry.line())
              : Masked.flat(entry.value(), origin, entry.line());
      Node replaced = draft.put(entry.key(), value);
      if (replaced != null) {
        notes.add(MappingDraft.duplicateKey(List.of(entry.key()), value.at(), replaced.at()));
      }
    }
  }
}
