/**
 * What a step on a GitHub runner is given and gives back: its inputs, the files and variables of
 * the runner, and the few calls of GitHub's API that it makes. Read {@link
 * dev.evenkeel.app.github.Input} first.
 */
@NullMarked
package dev.evenkeel.app.github;

import org.jspecify.annotations.NullMarked;
