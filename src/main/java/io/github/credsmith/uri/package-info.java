/**
 * What a request URI, a host name and a glob mean: the vocabulary that the spec, the file models
 * and the runtime share, so that a host in one file and a host in another are compared by one rule.
 */
package io.github.credsmith.uri;
