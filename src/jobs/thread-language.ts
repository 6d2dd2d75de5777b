/** A thread has a language of its own: the one who starts it tells it which. */
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
import { LANGUAGES, speak, spokenLanguage } from "../words/language.ts";

const KEY = "language";

/** Threads that are started from now on are told the language of this moment. */
export function tellThreads(): void {
  setEnvironmentData(KEY, spokenLanguage());
}

/** In a thread: speaks as it was told. */
export function speakAsTold(): void {
  const told = getEnvironmentData(KEY);
  const language = LANGUAGES.find((known) => known === told);
  if (language !== undefined) speak(language);
}
