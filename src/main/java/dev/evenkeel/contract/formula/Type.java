package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Json;

/** The types of JSON; an integer is a number that is a multiple of one. */
public enum Type {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT;

  public static Type of(Json value) {
    return switch (value) {
      case Json.Null none -> NULL;
      case Json.Bool truth -> BOOLEAN;
      case Json.Num number -> NUMBER;
      case Json.Text text -> STRING;
      case Json.Arr array -> ARRAY;
      case Json.Obj object -> OBJECT;
    };
  }
}
