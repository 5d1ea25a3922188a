/** Tests of the launcher script at the root of the repository, run as its users run it. */
package io.github.credsmith.launcher;
