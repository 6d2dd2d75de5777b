/** The fund that a share of the tuition fees makes (regulation IV; reading A43). */
import { shareOfCount } from "./limits.ts";
import type { Fund, ParameterValue, Share } from "./scheme.ts";

/** A fund in fen: floor(share x amount) less what is reserved, never below 0; undefined where a value is not stated. */
export function fundLimit(fund: Fund, parameters: ReadonlyMap<string, ParameterValue>): number | undefined {
  const [share, of, less] = [parameters.get(fund.share), parameters.get(fund.of), fund.less === undefined ? 0 : parameters.get(fund.less)];
  if (share === null || share === undefined || typeof of !== "number" || typeof less !== "number") return undefined;
  return Math.max(0, shareOfCount(share as Share, of, "floor") - less);
}
