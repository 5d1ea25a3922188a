/**
 * From the files a workspace has to a spec: which hosts they name, and how a spec would say the
 * same.
 */
package io.github.credsmith.adopt;
