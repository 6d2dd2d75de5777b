/** How long a notice stands: whole days in the time zone of the university, from the beginning of the first. */
import { formatDate } from "../award/calendar.ts";

/** A period of whole days: the first as a day number, and the zone as minutes east of UTC. */
export interface PublicPeriod {
  readonly firstDay: number;
  readonly days: number;
  readonly zoneMinutes: number;
}

/** The zone as it stands in a time: `+08:00`. */
export function zoneText(zoneMinutes: number): string {
  const minutes = Math.abs(zoneMinutes);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${zoneMinutes < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Its days and instants: the end is the instant at which the day after the last begins, and on that day the notice comes down. */
export function periodTexts({ firstDay, days, zoneMinutes }: PublicPeriod) {
  const zone = zoneText(zoneMinutes);
  const midnight = (day: number) => `${formatDate(day)}T00:00${zone}`;
  return {
    zone,
    firstDay: formatDate(firstDay),
    lastDay: formatDate(firstDay + days - 1),
    takeDownDay: formatDate(firstDay + days),
    start: midnight(firstDay),
    end: midnight(firstDay + days),
  };
}
