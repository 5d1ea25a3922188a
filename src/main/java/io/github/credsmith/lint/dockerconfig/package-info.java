/** Rules about docker's and podman's configuration files. */
package io.github.credsmith.lint.dockerconfig;
