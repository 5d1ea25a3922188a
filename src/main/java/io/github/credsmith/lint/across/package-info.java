/** Rules about what the files of a workspace say together: scopes, rules, services. */
package io.github.credsmith.lint.across;
