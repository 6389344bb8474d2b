package dev.evenkeel.drill.halfdeploy;

import java.util.List;

/**
 * What a person does who finds a database in one of the states.
 *
 * @param recognise what is seen there and nowhere else, one line each
 * @param meanwhile what works while it is like that
 * @param way out of it: {@code rerun}, {@code rollback}, {@code by-hand}, {@code restore}
 * @param commands as they were executed in the sandbox, in order
 * @param leadsTo what the database is afterwards
 * @param owner who does it
 * @param millis how long it took in the sandbox
 */
public record RunbookEntry(
    List<String> recognise,
    String meanwhile,
    String way,
    List<String> commands,
    String leadsTo,
    String owner,
    long millis) {
  public RunbookEntry {
    recognise = List.copyOf(recognise);
    commands = List.copyOf(commands);
  }
}
