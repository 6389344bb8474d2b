package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import dev.evenkeel.source.file.format.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 streams. Each document is read by itself: one that is no YAML, or nested too deep,
 * is {@link Unread} and the others are read. A document without content is left out; a file with
 * nothing else in it is one empty mapping.
 */
public final class YamlReader implements FormatReader {
  private static final int SMALL = 8 * 1024;
  private static final LoadSettings FOR_SMALL = settings(SMALL);
  private static final LoadSettings FOR_LARGE = settings(64 * 1024);

  private final boolean template;
  private final boolean plainFirst;

  public YamlReader() {
    this(false);
  }

  /**
   * @param template whether the file's name says that it is a template of a YAML file
   */
  public YamlReader(boolean template) {
    this(template, true);
  }

  private YamlReader(boolean template, boolean plainFirst) {
    this.template = template;
    this.plainFirst = plainFirst;
  }

  /** Leaves every document to the library; what all others are held against. */
  static YamlReader byLibrary() {
    return new YamlReader(false, false);
  }

  @Override
  public Parsed read(byte[] bytes, String place) {
    byte[] utf8 = bytes;
    if (SourceText.wideCharset(bytes) != null) {
      switch (SourceText.decode(bytes, place)) {
        case SourceText.Refused refused -> {
          return Parsed.nothing(refused.unread());
        }
        case SourceText.Decoded wide -> utf8 = wide.text().getBytes(StandardCharsets.UTF_8);
      }
    }
    if (SourceText.looksBinary(utf8)) {
      return Parsed.nothing(SourceText.binary(place));
    }
    return new Stream(utf8, place).read();
  }

  /** The state of reading one file. */
  private final class Stream {
    private final byte[] bytes;
    private final String place;
    private final Origin origin;
    private final StringPool pool = StringPool.shared();
    private final DocumentReader.AliasBudget budget = new DocumentReader.AliasBudget();
    private final List<Parsed.Tree> trees = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private int documents;

    Stream(byte[] bytes, String place) {
      this.bytes = bytes;
      this.place = place;
      this.origin = Origin.of(place);
    }

    Parsed read() {
      var slices = new DocumentSlices(bytes, SourceText.utf8Mark(bytes));
      for (var slice = slices.next(); slice != null; slice = slices.next()) {
        document(slice);
      }
      if (trees.isEmpty() && unread.isEmpty()) {
        return Parsed.of(Node.Mapping.of(List.of(), List.of(), origin, 1), List.of(), List.of());
      }
      return new Parsed(trees, unread);
    }

    private void document(DocumentSlices.Slice slice) {
      List<String> within = Parsed.document(documents + 1);
      Node plain = plainFirst ? PlainBlocks.read(bytes, slice, origin, pool) : null;
      if (plain != null) {
        documents++;
        trees.add(new Parsed.Tree(within, plain, List.of()));
        return;
      }
      String text;
      if (SourceText.isAscii(bytes, slice.from(), slice.to())) {
        text =
            new String(bytes, slice.from(), slice.to() - slice.from(), StandardCharsets.ISO_8859_1);
      } else {
        switch (SourceText.decode(
            bytes, slice.from(), slice.to(), slice.line(), StandardCharsets.UTF_8, place)) {
          case SourceText.Decoded readable -> text = readable.text();
          case SourceText.Refused refused -> {
            documents++;
            unread.add(in(within, refused.unread()));
            return;
          }
        }
      }
      Templates templates = TemplateLines.judge(text, template);
      Unread problem = parse(text, slice.line(), within, templates, List.of());
      if (problem != null && templates != Templates.ABSENT) {
        var remainder = TemplateLines.remainder(text);
        var lines = new ArrayList<Unread>();
        for (int line : remainder.blanked()) {
          lines.add(
              Problem.atLine(
                  place, line + slice.line() - 1, DocumentReader.TEMPLATE, DocumentReader.RENDER));
        }
        if (parse(remainder.text(), slice.line(), within, Templates.CERTAIN, lines) == null) {
          return;
        }
      }
      if (problem != null) {
        documents++;
        unread.add(problem);
      }
    }

    /** Adds what it reads, or says why it cannot. */
    private @Nullable Unread parse(
        String text, int line, List<String> within, Templates templates, List<Unread> removed) {
      var reader = new DocumentReader(origin, line - 1, within, templates, pool, budget);
      Node root;
      try {
        LoadSettings settings = text.length() < SMALL ? FOR_SMALL : FOR_LARGE;
        root = reader.read(new ParserImpl(settings, new StreamReader(settings, text)));
      } catch (DocumentReader.Refusal refusal) {
        return refusal.unread;
      } catch (YamlEngineException e) {
        return YamlProblem.of(e, within, place, line);
      } catch (RuntimeException e) {
        // The library is fed anything; whatever it trips over is the document's fault to the user.
        return YamlProblem.unknown(within, place, line);
      }
      if (root != null) {
        trees.add(new Parsed.Tree(within, root, reader.notes()));
      }
      if (root != null || !reader.unread().isEmpty() || !removed.isEmpty()) {
        documents++;
      }
      unread.addAll(removed);
      unread.addAll(reader.unread());
      return null;
    }

    private Unread in(List<String> within, Unread problem) {
      return new Unread(problem.area(), within, problem.at(), problem.why(), problem.next());
    }
  }

  private static LoadSettings settings(int buffer) {
    return LoadSettings.builder()
        .setUseMarks(true)
        .setBufferSize(buffer)
        .setCodePointLimit(Integer.MAX_VALUE)
        .build();
  }
}
