package dev.evenkeel.source.file.format;

import java.util.Locale;

/**
 * How a file is to be read, by its name and, where the name says nothing, by its content. A name
 * decides firmly: a {@code .json} file that is no JSON is unread. A guess from content does not: a
 * file guessed wrong is compared as text.
 */
public enum Format {
  ENV,
  PROPERTIES,
  INI,
  TOML,
  JSON,
  /** One JSON value a line. */
  JSON_LINES,
  YAML,
  /** A file that becomes YAML only when its template is rendered, by its name. */
  YAML_TEMPLATE,
  /** Compared as one text. */
  TEXT,
  /** A kind of file that holds no text by its name: an image, an archive, a key store. */
  BINARY,
  /** The name says nothing. */
  UNKNOWN;

  /**
   * The format that a file's name says it has.
   *
   * @param name the last segment of the path
   */
  public static Format ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    // First, so that a run over .env files alone asks no more than this.
    if (lower.equals(".env") || lower.startsWith(".env.") || lower.endsWith(".env")) {
      return ENV;
    }
    if (isTextByName(lower)) {
      return TEXT;
    }
    int dot = lower.lastIndexOf('.');
    String extension = dot < 0 ? "" : lower.substring(dot + 1);
    return switch (extension) {
      case "yaml", "yml" -> YAML;
      case "json", "jsonc", "webmanifest" -> JSON;
      case "jsonl", "ndjson" -> JSON_LINES;
      case "properties" -> PROPERTIES;
      case "toml" -> TOML;
      case "ini" -> INI;
      case "j2", "jinja", "jinja2", "tpl", "tmpl", "gotmpl", "erb", "template" ->
          ofName(lower.substring(0, dot)) == YAML ? YAML_TEMPLATE : TEXT;
      case "md",
          "txt",
          "adoc",
          "rst",
          "sh",
          "bash",
          "sql",
          "py",
          "js",
          "ts",
          "html",
          "css",
          "xml",
          "csv",
          "gradle",
          "tf",
          "hcl",
          "pem",
          "crt",
          "ps1",
          "lua",
          "rb",
          "go",
          "java" ->
          TEXT;
      case "png",
          "jpg",
          "jpeg",
          "gif",
          "ico",
          "webp",
          "pdf",
          "woff",
          "woff2",
          "ttf",
          "gz",
          "tgz",
          "zip",
          "xz",
          "zst",
          "bz2",
          "tar",
          "jar",
          "war",
          "so",
          "exe",
          "jks",
          "p12",
          "pfx",
          "keystore",
          "der",
          "mo",
          "wasm" ->
          BINARY;
      default -> UNKNOWN;
    };
  }

  /**
   * Files whose whole name says what they are, with a suffix or without ({@code Dockerfile.prod}).
   */
  private static boolean isTextByName(String lower) {
    int dot = lower.indexOf('.');
    return switch (dot < 0 ? lower : lower.substring(0, dot)) {
      case "dockerfile", "containerfile", "makefile", "jenkinsfile", "vagrantfile", "gemfile" ->
          true;
      case "procfile", "license", "readme", "codeowners" -> dot < 0;
      default -> false;
    };
  }

  /** The first guess that fits the first line that says something; {@code TEXT} where none does. */
  public static Format ofContent(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end).strip();
      at = end < 0 ? text.length() : end + 1;
      if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
        return ofLine(line);
      }
    }
    return TEXT;
  }

  private static Format ofLine(String line) {
    char first = line.charAt(0);
    if (line.equals("---") || line.startsWith("--- ") || line.startsWith("%YAML")) {
      return YAML;
    }
    if (first == '{' || (first == '[' && !isSection(line))) {
      return JSON;
    }
    if (first == '[') {
      return INI;
    }
    int name = 0;
    while (name < line.length() && isNamePart(line.charAt(name))) {
      name++;
    }
    if (name > 0 && name < line.length()) {
      boolean spaced = name + 1 == line.length() || line.charAt(name + 1) == ' ';
      if (line.charAt(name) == ':' && spaced) {
        return YAML;
      }
      if (line.charAt(name) == '=' || line.startsWith("export ")) {
        return ENV;
      }
    }
    return TEXT;
  }

  private static boolean isSection(String line) {
    return line.endsWith("]")
        && line.length() > 2
        && line.indexOf(',') < 0
        && isNamePart(line.charAt(1));
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }
}
