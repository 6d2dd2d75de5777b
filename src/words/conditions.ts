/** The condition language: what each operator and function says about its parts. */
import * as en from "./en/conditions.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/conditions.ts";

export const {
  operatorWords,
  noneOf,
  valueList,
  oneOfSet,
  setHas,
  anyRecord,
  noRecord,
  everyRecord,
  countRecords,
  overRecords,
  choiceOf,
  functionWords,
  isUnknown,
  truthWord,
  parameterWord,
  caseWords,
} = spoken(en, zh);
