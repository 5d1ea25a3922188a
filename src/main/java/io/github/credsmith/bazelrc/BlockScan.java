package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import java.util.Optional;

/** One pass over the lines of a file in search of a managed block's markers. */
final class BlockScan {
  private final SourceText source;
  private final BlockMarkers markers;
  private Optional<Line> begin = Optional.empty();
  private Optional<Line> end = Optional.empty();

  private record Line(int start, int end, String text) {}

  BlockScan(SourceText source, BlockMarkers markers) {
    this.source = source;
    this.markers = markers;
  }

  BlockState result() {
    String text = source.text();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int next = newline < 0 ? text.length() : newline + 1;
      Optional<BlockState.Fault> fault = visit(line(start, next));
      if (fault.isPresent()) {
        return broken(line(start, next), fault.get());
      }
      start = next;
    }
    if (begin.isEmpty()) {
      return new BlockState.Absent();
    }
    return end.isPresent()
        ? present(begin.get(), end.get())
        : broken(begin.get(), BlockState.Fault.BEGIN_WITHOUT_END);
  }

  private Optional<BlockState.Fault> visit(Line line) {
    if (markers.isBegin(line.text)) {
      if (begin.isPresent()) {
        return Optional.of(BlockState.Fault.SECOND_BEGIN);
      }
      begin = Optional.of(line);
    } else if (markers.isEnd(line.text)) {
      if (begin.isEmpty() || end.isPresent()) {
        return Optional.of(BlockState.Fault.END_WITHOUT_BEGIN);
      }
      end = Optional.of(line);
    }
    return Optional.empty();
  }

  private BlockState present(Line first, Line last) {
    int bodyStart = source.text().indexOf('\n', first.end) + 1;
    String body = source.text().substring(bodyStart, last.start).replace("\r\n", "\n");
    Optional<String> declared = markers.checksum(last.text);
    boolean intact = declared.equals(Optional.of(ManagedBlock.checksum(body)));
    Span span = source.location(first.start, last.end).span();
    return new BlockState.Present(span, markers.specFile(first.text), body, declared, intact);
  }

  private BlockState broken(Line line, BlockState.Fault fault) {
    return new BlockState.Broken(source.location(line.start, line.end).span(), fault);
  }

  private Line line(int start, int next) {
    String text = source.text();
    int end = next;
    if (end > start && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return new Line(start, end, text.substring(start, end));
  }
}
