package io.github.credsmith.schema;

/** The kinds of faults that validation against a schema finds, each with its rule id. */
public enum SchemaRule {
  UNKNOWN_KEY("unknown-key", "A key that the format does not have."),
  MISSING_KEY("missing-key", "A key that the format requires is not there."),
  NOT_ALLOWED("not-allowed", "A key that another value of the same mapping rules out."),
  TYPE("type", "A value of another type than the format has there."),
  ENUM("enum", "A value that is none of the allowed ones."),
  PATTERN("pattern", "A string that does not have the form it should."),
  LENGTH("length", "A string that is too short or too long."),
  SIZE("size", "A list or mapping with too few or too many members."),
  RANGE("range", "A number that is too small or too large."),
  DUPLICATE("duplicate", "An item that stands in a list twice."),
  INVALID("invalid", "A value that does not fit the format in another way.");

  private final String name;
  private final String description;

  SchemaRule(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** The stable id, {@code schema/NAME}. */
  public String id() {
    return "schema/" + name;
  }

  /** One sentence on what the rule finds. */
  public String description() {
    return description;
  }

  /** The rule that a JSON schema keyword stands for; {@link #INVALID} for any other keyword. */
  static SchemaRule ofKeyword(String keyword) {
    return switch (keyword) {
      case "additionalProperties", "unevaluatedProperties" -> UNKNOWN_KEY;
      case "required", "dependentRequired" -> MISSING_KEY;
      case "false" -> NOT_ALLOWED;
      case "type" -> TYPE;
      case "enum", "const" -> ENUM;
      case "pattern" -> PATTERN;
      case "minLength", "maxLength" -> LENGTH;
      case "minItems", "maxItems", "minProperties", "maxProperties" -> SIZE;
      case "minimum", "maximum" -> RANGE;
      case "uniqueItems" -> DUPLICATE;
      default -> INVALID;
    };
  }
}
