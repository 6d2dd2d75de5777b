/**
 * The eight other awards of ZUST: Promotion, the four Individual Scholarships, the three grants-in-aid; each clause alone.
 */
import type { RegulationCases } from "./cases.ts";
import { ARTS } from "./zust-eight/arts.ts";
import { BASIC } from "./zust-eight/basic.ts";
import { DILIGENCE } from "./zust-eight/diligence.ts";
import { GRANT_CASES } from "./zust-eight/grants.ts";
import { DEADLINE, IDEALS, POSTS, ROUND } from "./zust-eight/ideals.ts";
import { INNOVATIVE } from "./zust-eight/innovative.ts";
import { PROMOTION } from "./zust-eight/promotion.ts";
import { SOCIAL } from "./zust-eight/social.ts";

/** Cases of the eight awards. */
export const zustEight: RegulationCases = {
  scheme: "zust",
  scenario: {
    asOf: "2024-09-20",
    round: ROUND,
    censusDate: "2024-09-15",
    // Those that only the other five awards read are stated as those state them.
    parameters: {
      "cycle.academicYear": "2023-2024",
      "calendar.yearFrom": "2023-09-04",
      "calendar.yearTo": "2024-07-05",
      "international.notForeign": ["HK", "MO", "TW"],
      gpaScale: 4,
      englishSpeakingCountries: ["GB", "US", "AU", "NZ", "IE", "CA"],
      "hsk.longTermMonths": 12,
      "previousDeadline.hsk": null,
      "exchange.monthsPerSemester": 5,
      "deadline.promotion": DEADLINE,
      "deadline.individual": DEADLINE,
      "deadline.grants": DEADLINE,
    },
  },
  registers: { posts: Object.values(POSTS) },
  ideals: IDEALS,
  cases: [...BASIC, ...PROMOTION, ...DILIGENCE, ...INNOVATIVE, ...SOCIAL, ...ARTS, ...GRANT_CASES],
};
