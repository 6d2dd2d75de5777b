/**
 * The shape of every sentence for people. Codes and values are made where something is found;
 * the words are put to them here, one function per code and language.
 */

/** What is said about one code: `says` is the sentence, `hint` what the reader can try. */
export type Sentence = (v: Readonly<Record<string, string | number>>) => {
  readonly says: string;
  readonly hint?: string;
};
