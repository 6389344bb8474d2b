/**
 * Docker Compose projects: files merged by Compose's own rules, short forms written out, variables
 * put in where the {@code .env} beside them or the declaration sets them. Never runs {@code docker}
 * and never asks the process environment. Start with {@link
 * dev.evenkeel.source.compose.ComposeSource}.
 */
@NullMarked
package dev.evenkeel.source.compose;

import org.jspecify.annotations.NullMarked;
