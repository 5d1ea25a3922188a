/**
 * Checks a document against one of our JSON schemas ({@code schema/*.schema.json}) and says in
 * plain words what is wrong, where, and what would be right. The schemas are the only definition of
 * a format; messages take names, examples and alternatives from them.
 */
package io.github.credsmith.schema;
