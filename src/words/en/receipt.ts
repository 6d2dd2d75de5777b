/** English texts of the receipt's page; braces are filled in by its script. */

/** Texts of the page. */
export const receiptTexts = {
  language: "en",
  heading: (title: string) => `Receipt: ${title}`,
  synthetic: "The students of this case are invented; any likeness is chance.",
  lead: "This page answers two questions about your own letter: whether the row in it is the one that was used, and whether the published prices alone show that no best allocation gives you more. It works without a network, and nothing you give it leaves your computer.",
  file: "Your letter, as the file that you were sent",
  text: "or the block that begins with “bursar row 1”, copied from it",
  button: "Check",
  answer: "Answer",
  waiting: "Nothing was checked so far.",
  noScript: "This page needs JavaScript to compute; it loads nothing.",
  published: "What is published",
  root: "Root of all rows",
  students: (count: number) =>
    `It stands over the rows of ${count} students. Compare it with the one on the public notice: only then does this page speak of that notice.`,
  how: "How it is computed",
  howRow:
    "Row: SHA-256 of the byte 0, the salt and the row; then, neighbour by neighbour along the path, SHA-256 of the byte 1, the left and the right hash; the last must be the root.",
  howPrices:
    "Prices: every choice costs the sum of price times coefficient over the published inequalities. No best allocation takes a choice that is dearer than the cheapest of the same group (nothing costs 0) by more than the prices leave open. That amount is published; auditors check it on the whole program.",
} as const;

/** Sentences that the script says. */
export const receiptAnswers = {
  unreadable: "No block was found in this. Open the file of your letter, or copy the block from “bursar row 1” to “end row”.",
  refused: "NO: this is not a row that was used. Something in it is not as it was when the allocation was made, or it belongs to another notice.",
  accepted: "YES: this is the row that was used, of student {student}.",
  given: "Given: {given}.",
  givenNothing: "Given: nothing.",
  settled: "By the published prices no best allocation gives you more.",
  "not-settled": "The prices alone do not settle it. Your letter holds your own proof, or says that you were tied and what decided.",
  "best-held": "You have the best of everything that was open to you, so there is nothing that prices could refuse.",
  "nothing-open": "Nothing was open to you in competition; your letter gives the reasons, and prices have no part in them.",
  noPrices: "This notice has no prices that could settle it: your letter names the cut-off that decided, or holds your own proof.",
  tableCaption: "What was open to you",
  columns: ["Choice", "Dearer than your cheapest by", "The prices leave open", "So"],
  held: "you have it",
  notMore: "no more than you have",
  excluded: "in no best allocation",
  undecided: "not settled by prices",
  unit: "{number} points",
  facts: "What was used about you",
  factColumns: ["Table", "Row", "Column", "Value"],
} as const;
