package io.github.credsmith.document;

/**
 * A change of a file's text.
 *
 * @param location the stretch that goes; an empty one if text is only put in
 * @param text what comes in its place, possibly empty
 */
public record TextEdit(Location location, String text) {
  /** Puts another string in the place of a JSON string, whose quotes belong to the location. */
  public static TextEdit ofJsonString(Location literal, String content) {
    return new TextEdit(literal, JsonText.quote(content));
  }

  /** Puts text in at a position. */
  public static TextEdit insertion(Location place, String text) {
    Span start = new Span(place.span().start(), place.span().start());
    return new TextEdit(new Location(place.file(), start), text);
  }

  /**
   * Whether both change the same place or places that touch, so that the one changes what the other
   * means.
   */
  public boolean touches(TextEdit other) {
    return location.file().equals(other.location.file())
        && start() <= other.end()
        && other.start() <= end();
  }

  int start() {
    return location.span().start().offset();
  }

  int end() {
    return location.span().end().offset();
  }
}
