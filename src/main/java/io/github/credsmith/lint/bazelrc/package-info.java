/**
 * Rules about {@code .bazelrc} files by themselves: imports, configs, flags, credential helpers.
 */
package io.github.credsmith.lint.bazelrc;
