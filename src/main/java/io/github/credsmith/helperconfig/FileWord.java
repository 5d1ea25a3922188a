package io.github.credsmith.helperconfig;

/** A constant with the word that stands for it in the file. */
interface FileWord {
  /** The word in the file. */
  String id();
}
