/** The list of all rules, and the pages that explain them. */
package io.github.credsmith.lint.catalogue;
