/**
 * The five awards of ZUST that compete or are due by an HSK: Excellent Freshman, Excellent Exchange Student, Excellent Degree
 * Student, Excellent Chinese Language Student, HSK Winner; each clause alone.
 */
import type { RegulationCases } from "./cases.ts";
import { BASIC } from "./zust-five/basic.ts";
import { DEGREE } from "./zust-five/degree.ts";
import { EXCHANGE, EXCHANGE_CASES } from "./zust-five/exchange.ts";
import { FRESHMAN } from "./zust-five/freshman.ts";
import { HSK } from "./zust-five/hsk.ts";
import { DEADLINE, IDEALS } from "./zust-five/ideals.ts";
import { LANGUAGE } from "./zust-five/language.ts";
import { RENEWAL } from "./zust-five/renewal.ts";
import { SEVERAL } from "./zust-five/several.ts";

/** Cases of the five awards. */
export const zustFive: RegulationCases = {
  scheme: "zust",
  scenario: {
    asOf: "2024-09-20",
    round: "2024-autumn",
    censusDate: "2024-09-15",
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
      "deadline.freshman": DEADLINE,
      "deadline.exchange": DEADLINE,
      "deadline.degree": DEADLINE,
      "deadline.language": DEADLINE,
      "deadline.hsk": DEADLINE,
    },
  },
  census: [
    { population: "exchangeRegistered", count: 100 },
    { population: "exchangeRegistered", part: "SCI", count: 100 },
  ],
  agreements: [EXCHANGE],
  ideals: IDEALS,
  cases: [...BASIC, ...FRESHMAN, ...EXCHANGE_CASES, ...DEGREE, ...LANGUAGE, ...HSK, ...RENEWAL, ...SEVERAL],
};
