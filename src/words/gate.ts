/** Sentences for programs that the gate of the solver refuses. */
import * as en from "./en/gate.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/gate.ts";

export const { gateSentences } = spoken(en, zh);
