/**
 * The credential helper itself: reading a request and writing the answer, which helper answers a
 * URI, and what every provider is given and gives. Each provider has a package of its own below
 * this one.
 */
package io.github.credsmith.helper;
