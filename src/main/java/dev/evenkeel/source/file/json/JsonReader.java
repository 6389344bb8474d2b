package dev.evenkeel.source.file.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import dev.evenkeel.source.file.format.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON. Comments and trailing commas are accepted, as the programs accept them that have
 * configuration in JSON; nothing else beyond RFC 8259 is. Numbers keep the text they are written
 * with.
 */
public final class JsonReader implements FormatReader {
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(Limits.DEPTH + 1)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();
  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final boolean lines;
  private final boolean exact;

  private JsonReader(boolean lines, boolean exact) {
    this.lines = lines;
    this.exact = exact;
  }

  /** One value a file; an empty file is an empty mapping. */
  public static JsonReader document() {
    return new JsonReader(false, false);
  }

  /** Any number of values a file, one after the other. */
  public static JsonReader lines() {
    return new JsonReader(true, false);
  }

  /** By RFC 8259 alone, and each text as it is: what a validator is given. */
  public static JsonReader exact(boolean lines) {
    return new JsonReader(lines, true);
  }

  /**
   * The one value that the text is by RFC 8259, no key twice; null where it is anything else.
   *
   * @param lineOffset added to each line, so that 0 leaves the text's own numbers
   */
  public static @Nullable Node strict(String text, Origin origin, int lineOffset) {
    var notes = new ArrayList<Note>();
    try (JsonParser parser = STRICT.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      Node root = new JsonTree(parser, origin, lineOffset, notes).value();
      return notes.isEmpty() && parser.nextToken() == null ? root : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public Parsed read(byte[] bytes, String place) {
    return switch (SourceText.decode(bytes, place)) {
      case SourceText.Refused refused -> Parsed.nothing(refused.unread());
      case SourceText.Decoded readable -> read(readable.text(), place);
    };
  }

  private Parsed read(String text, String place) {
    Origin origin = Origin.of(place);
    var trees = new ArrayList<Parsed.Tree>();
    int line = 1;
    try (JsonParser parser = (exact ? STRICT : LENIENT).createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        line = parser.currentTokenLocation().getLineNr();
        if (!trees.isEmpty() && !lines) {
          return Parsed.nothing(problem(place, line, "more than one JSON value in the file"));
        }
        var notes = new ArrayList<Note>();
        Node root = new JsonTree(parser, origin, 0, notes, exact).value();
        trees.add(new Parsed.Tree(Parsed.document(trees.size() + 1), root, notes));
      }
    } catch (JsonTree.TooDeep e) {
      return stopped(trees, Problem.tooDeep(List.of(), place, e.line()));
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      return stopped(trees, problem(place, at, "no JSON"));
    } catch (IOException e) {
      return stopped(trees, problem(place, line, "no JSON"));
    }
    if (trees.isEmpty() && exact) {
      return Parsed.nothing(problem(place, 1, "no JSON: the file is empty"));
    }
    if (trees.isEmpty()) {
      return Parsed.of(Node.Mapping.of(List.of(), List.of(), origin, 1), List.of(), List.of());
    }
    return new Parsed(trees, List.of());
  }

  private Parsed stopped(List<Parsed.Tree> trees, Unread problem) {
    return lines ? new Parsed(trees, List.of(problem)) : Parsed.nothing(problem);
  }

  /** The library's message quotes the content, so only its line is used. */
  private static Unread problem(String place, int line, String why) {
    return Problem.wholeFile(
        place, line, why, "correct the file from there on, or leave it out of the source");
  }
}
