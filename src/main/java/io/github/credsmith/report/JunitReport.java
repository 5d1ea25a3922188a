package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings as test results in JUnit's XML: a suite for each file, a case for each finding. Errors
 * are failures; the rest passes and says what it has to say as output.
 */
public final class JunitReport implements Report {
  @Override
  public String render(List<Finding> findings) {
    Map<String, List<Finding>> byFile = new TreeMap<>();
    for (Finding finding : findings) {
      byFile.computeIfAbsent(finding.location().file(), file -> new ArrayList<>()).add(finding);
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      start(xml, "testsuites", counts("credsmith lint", findings));
      for (Map.Entry<String, List<Finding>> file : byFile.entrySet()) {
        suite(xml, file.getKey(), file.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML in memory cannot be written", e);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, String file, List<Finding> findings)
      throws XMLStreamException {
    start(xml, "testsuite", counts(file, findings));
    for (Finding finding : findings) {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("name", finding.location().span().start() + " " + finding.what());
      attributes.put("classname", finding.rule());
      start(xml, "testcase", attributes);
      outcome(xml, finding);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void outcome(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
    String text =
        printable(
            String.join(
                "\n", finding.location().toString(), finding.what(), finding.why(), finding.fix()));
    if (finding.severity() == Severity.ERROR) {
      start(xml, "failure", Map.of("message", finding.what()));
    } else {
      start(xml, "system-out", Map.of());
    }
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static Map<String, String> counts(String name, List<Finding> findings) {
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", name);
    attributes.put("tests", String.valueOf(findings.size()));
    attributes.put("failures", String.valueOf(errors));
    attributes.put("errors", "0");
    return attributes;
  }

  private static void start(XMLStreamWriter xml, String name, Map<String, String> attributes)
      throws XMLStreamException {
    xml.writeStartElement(name);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      xml.writeAttribute(attribute.getKey(), printable(attribute.getValue()));
    }
  }

  /** XML 1.0 has no place for control characters, not even escaped. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> c < ' ' && c != '\n' && c != '\t' || c == 0xFFFE || c == 0xFFFF ? '?' : c)
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
