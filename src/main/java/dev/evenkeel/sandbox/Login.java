package dev.evenkeel.sandbox;

/** Who the owner of a sandbox is to its server; for tools that connect by themselves. */
public record Login(String user, String password) {
  /** The user alone: a password is handed over, never shown. */
  @Override
  public String toString() {
    return user;
  }
}
