package dev.evenkeel.source.file.yaml;

/**
 * How a document's unquoted braces are to be taken. Quoted text and block scalars are data: alert
 * rules, dashboards and ApplicationSets hold {@code {{ $labels.x }}} for a program to fill in at
 * run time. Unquoted, such text may as well be a template this file must go through before it is
 * YAML.
 */
enum Templates {
  /** The document holds no template syntax anywhere. */
  ABSENT,
  /** It holds some, and nothing says that the file is a template: a Kubernetes object. */
  DATA,
  /** Unquoted braces are a template, but for {@code {{ $x }}}, which rule files hold as data. */
  LIKELY,
  /** Other lines of the document are template syntax beyond doubt. */
  CERTAIN;

  /** Takes the place of template syntax that is no YAML; a private-use character. */
  static final char PLACEHOLDER = '\ue0e0';

  /** Whether a plain scalar cannot be judged as it stands. */
  boolean unknown(String plain) {
    if (this == ABSENT) {
      return false;
    }
    if (plain.indexOf(PLACEHOLDER) >= 0 || plain.contains("{%") || plain.contains("<%")) {
      return true;
    }
    for (int i = plain.indexOf("{{"); i >= 0; i = plain.indexOf("{{", i + 2)) {
      boolean openShift = i > 0 && plain.charAt(i - 1) == '$';
      if (!openShift && (this == CERTAIN || (this == LIKELY && !isVariable(plain, i + 2)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVariable(String plain, int from) {
    int i = from;
    while (i < plain.length() && (plain.charAt(i) == ' ' || plain.charAt(i) == '-')) {
      i++;
    }
    return i < plain.length() && plain.charAt(i) == '$';
  }
}
