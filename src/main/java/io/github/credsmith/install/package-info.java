/**
 * Puts the program where the scripts that start it look for it: the jar in the user's data folder,
 * a class-data archive beside it, and the scripts themselves.
 */
package io.github.credsmith.install;
