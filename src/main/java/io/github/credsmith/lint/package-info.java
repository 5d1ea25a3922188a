/**
 * Checks of the files a workspace already has. A {@link io.github.credsmith.lint.Workspace} is
 * loaded once; every rule is one class that looks at it; the rules ask the same file models that
 * generate files and answer requests, so that what is reported is what the build gets.
 */
package io.github.credsmith.lint;
