package dev.evenkeel.drill;

/**
 * One way in which a drill shows that it can be believed.
 *
 * @param id {@code two-clean-runs}, {@code planted-fault}, {@code known-good}, {@code sessions}
 * @param detail what was done and seen; never empty
 */
public record HarnessCheck(String id, boolean held, String detail) {}
