package io.github.credsmith.generate;

import io.github.credsmith.document.DocumentException;

/** Turns a spec into the files of one target. */
interface Generator {

  /**
   * The files as they should be, given what is there. The same spec and the same files always give
   * the same bytes.
   *
   * @throws DocumentException if a file that is to be changed, or a template, cannot be read
   */
  Generated generate(GenerationRequest request);
}
