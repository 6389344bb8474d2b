package dev.evenkeel.snapshot;

import java.util.List;

/**
 * Something a source should have given and could not: a file that is no YAML, a chart that does not
 * render, a tool that is not installed. It is data: the run goes on, and the verdict cannot be
 * "passed".
 *
 * @param within segments below {@code area/source}; empty where the whole source could not be read
 * @param at where it was looked for
 * @param why what was seen
 * @param next what to do
 */
public record Unread(String area, List<String> within, String at, String why, String next) {
  public Unread {
    within = List.copyOf(within);
  }
}
