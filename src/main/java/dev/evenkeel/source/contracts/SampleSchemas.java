package dev.evenkeel.source.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which schema a sample is one of: the one schema there is; else the one whose name the sample's
 * name begins with, or whose name is a folder of the sample; of several, the longest name, and then
 * the one that lies in folders of the same names.
 */
final class SampleSchemas {
  private final List<ContractsSource.Entry> schemas;

  SampleSchemas(List<ContractsSource.Entry> schemas) {
    this.schemas = List.copyOf(schemas);
  }

  /** One, or none, or those between which its name does not decide. */
  List<ContractsSource.Entry> of(ContractsSource.Entry sample) {
    if (schemas.size() == 1) {
      return schemas;
    }
    var best = new ArrayList<ContractsSource.Entry>();
    long most = 0;
    for (ContractsSource.Entry schema : schemas) {
      long fits = fits(schema, sample);
      if (fits > most) {
        best.clear();
        most = fits;
      }
      if (fits > 0 && fits == most) {
        best.add(schema);
      }
    }
    return best;
  }

  private static long fits(ContractsSource.Entry schema, ContractsSource.Entry sample) {
    String name = name(schema.within().getLast());
    List<String> path = sample.within();
    boolean named = beginsWith(path.getLast(), name);
    List<String> folders = new ArrayList<>(path.subList(0, path.size() - 1));
    boolean inFolder = folders.stream().anyMatch(folder -> folder.equalsIgnoreCase(name));
    if (!named && !inFolder) {
      return 0;
    }
    long shared =
        schema.within().subList(0, schema.within().size() - 1).stream()
            .filter(folders::contains)
            .count();
    return 1000L * name.length() + shared + 1;
  }

  /** Without what says that it is a schema. */
  private static String name(String file) {
    String name = file;
    for (String ending : List.of(".json", ".yaml", ".yml", ".schema", "-schema", "_schema")) {
      if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private static boolean beginsWith(String file, String name) {
    return file.regionMatches(true, 0, name, 0, name.length())
        && (file.length() == name.length()
            || !Character.isLetterOrDigit(file.charAt(name.length())));
  }
}
