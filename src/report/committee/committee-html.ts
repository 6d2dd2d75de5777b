/** The committee's report as one page. */
import { committeeTexts as words } from "../../words/committee.ts";
import { dateOfTime, formatDate } from "../../award/calendar.ts";
import { caseTitle } from "../../award/titles.ts";
import { NOTHING, page, wholePage } from "../html.ts";
import { fairnessSection } from "./fairness.ts";
import { frontierSection } from "./frontier.ts";
import { levelsSection } from "./levels.ts";
import { limitsSection } from "./limits.ts";
import { questionsSection, reserveSection, tiesSection, waitingSection } from "./lists.ts";
import { meritsSection } from "./merits.ts";
import { proofSection } from "./proof.ts";
import { readingsSection } from "./readings.ts";
import { remarksSection } from "./remarks.ts";
import { scenariosSection } from "./scenarios.ts";
import type { CommitteeSource } from "./source.ts";
import { committeeStyle } from "./style.ts";
import { summarySection } from "./summary.ts";

/** The parts in their order. */
const SECTIONS = [
  summarySection,
  questionsSection,
  levelsSection,
  meritsSection,
  limitsSection,
  fairnessSection,
  tiesSection,
  scenariosSection,
  frontierSection,
  readingsSection,
  remarksSection,
  waitingSection,
  reserveSection,
  proofSection,
];

/** The page. */
export function committeeHtml(source: CommitteeSource): string {
  const { standing, manifest } = source.book;
  const { theCase } = standing.basis;
  const { scheme } = theCase;
  const title = words.heading(caseTitle(theCase));
  const day = formatDate(dateOfTime(Date.parse(manifest.madeAt), scheme.zoneMinutes));
  const sections = SECTIONS.map((make) => make(source));
  const body = page`<h1>${title}</h1>
<p>${words.lead(scheme.title, theCase.asOfText, theCase.round)}</p>
<p>${words.made(day)}</p>
<div class="box bad"><p><strong>${words.confidential}</strong></p>
<p>${words.confidentialWhy}</p></div>
${theCase.synthetic ? page`<p class="box warn">${words.synthetic}</p>\n` : NOTHING}<nav aria-label="${words.contents}">
<ul>
${sections.map((one) => page`<li><a href="#${one.id}">${one.title}</a></li>\n`)}</ul>
</nav>
${sections.map((one) => page`<section id="${one.id}">\n<h2>${one.title}</h2>\n${one.content}</section>\n`)}`;
  return wholePage({ language: words.language, title, body, style: committeeStyle(), meta: { robots: "noindex" } });
}
