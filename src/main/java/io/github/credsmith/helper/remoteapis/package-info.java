/**
 * Remote caches, remote execution and build event services: gRPC services that take a secret in a
 * header.
 */
package io.github.credsmith.helper.remoteapis;
