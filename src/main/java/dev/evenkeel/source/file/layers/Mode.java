package dev.evenkeel.source.file.layers;

/** As whom the layers are merged. */
public enum Mode {
  /** Maps merge deeply, lists and scalars are replaced, null stays null. */
  PLAIN,
  /** As .env files, whatever their names: plain, and each is read as one. */
  ENV,
  /** As Spring Boot: relaxed names, documents and files of a profile, lists replaced. */
  SPRING,
  /** As .NET configuration: names regardless of case, lists by index. */
  DOTNET,
  /** As Helm: plain, and null deletes. */
  HELM
}
