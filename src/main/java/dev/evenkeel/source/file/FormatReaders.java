package dev.evenkeel.source.file;

import dev.evenkeel.source.file.flat.EnvReader;
import dev.evenkeel.source.file.flat.IniReader;
import dev.evenkeel.source.file.flat.PropertiesReader;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.SourceText;
import dev.evenkeel.source.file.json.JsonReader;
import dev.evenkeel.source.file.toml.TomlReader;
import dev.evenkeel.source.file.yaml.YamlReader;

/** Which reader reads which format. A reader's classes are loaded when a file asks for it. */
public final class FormatReaders {
  private FormatReaders() {}

  /** Reads the content of one file by its name and, where that says nothing, by its content. */
  public static Parsed read(byte[] bytes, NamedPath file) {
    Format named = Format.ofName(file.fileName());
    if (named != Format.UNKNOWN) {
      return reader(named).read(bytes, file.written());
    }
    SourceText decoded = SourceText.decode(bytes, file.written());
    if (decoded instanceof SourceText.Refused refused) {
      return Parsed.nothing(refused.unread());
    }
    Format guessed = Format.ofContent(((SourceText.Decoded) decoded).text());
    Parsed parsed = reader(guessed).read(bytes, file.written());
    return parsed.unread().isEmpty() ? parsed : new TextReader().read(bytes, file.written());
  }

  /** The reader of a format. */
  public static FormatReader reader(Format format) {
    return switch (format) {
      case ENV -> new EnvReader();
      case JSON -> JsonReader.document();
      case JSON_LINES -> JsonReader.lines();
      case PROPERTIES -> new PropertiesReader();
      case INI -> new IniReader();
      case TOML -> new TomlReader();
      case YAML -> new YamlReader();
      case YAML_TEMPLATE -> new YamlReader(true);
      case BINARY -> new DigestReader();
      case TEXT, UNKNOWN -> new TextReader();
    };
  }
}
