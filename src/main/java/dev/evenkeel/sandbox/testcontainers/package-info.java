/**
 * Servers in containers, for what no embedded server is: MySQL, and extensions that the bundle
 * lacks. Read {@link dev.evenkeel.sandbox.testcontainers.ContainerSandbox} first.
 */
@NullMarked
package dev.evenkeel.sandbox.testcontainers;

import org.jspecify.annotations.NullMarked;
