/**
 * What a team declares about its environments: the file evenkeel.yaml, read strictly, with all
 * problems reported at once. Opens no file, asks no network and compares nothing. Start with {@link
 * dev.evenkeel.environment.EnvironmentFile}, then {@link dev.evenkeel.environment.Declaration}.
 */
@NullMarked
package dev.evenkeel.environment;

import org.jspecify.annotations.NullMarked;
