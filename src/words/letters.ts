/** Texts of the letters: what a student is told of her or his own result. Facts of an explanation are said to "you" here; what names nobody is said as everywhere. */
import * as en from "./en/letters.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/letters.ts";

export const { saidToStudent, letterTexts } = spoken(en, zh);
