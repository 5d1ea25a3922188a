/** Rules about the spec that reading it does not apply itself. */
package io.github.credsmith.lint.spec;
