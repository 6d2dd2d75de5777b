/** The texts of a result that an auditor needs. */
import { mpsPieces } from "../program/mps-write.ts";
import { piecesOf, textOf } from "../program/pieces.ts";
import type { Formulation } from "./formulate.ts";
import type { ProgramText } from "./program-text.ts";
import type { RankedProgram } from "./ranked.ts";

/** The texts that an auditor needs. Two of them can be longer than a string may be: they are there in pieces, and made anew each time. */
export interface Documents {
  readonly certificate: string;
  /** `order.txt` under the policy `rank`. */
  readonly orderText: string | undefined;
  programPieces(): Iterable<Uint8Array>;
  readonly programBytes: number;
  allocationPieces(): Iterable<Uint8Array>;
  /** The pieces as one text. */
  readonly programMps: string;
  readonly allocationJsonl: string;
}

/** What the documents are made from. */
interface Documented {
  readonly formulation: Formulation;
  readonly ranked: RankedProgram | undefined;
  readonly text: ProgramText;
}

/** The documents of a result whose `allocation.jsonl` has these lines. */
export function documentsOf({ formulation, ranked, text }: Documented, certificate: string, lines: () => Iterable<string>): Documents {
  const programPieces = () => mpsPieces(formulation.program);
  const allocationPieces = () => piecesOf(lines());
  return {
    certificate,
    orderText: ranked?.orderText,
    programPieces,
    programBytes: text.bytes,
    allocationPieces,
    get programMps() {
      return textOf(programPieces());
    },
    get allocationJsonl() {
      return textOf(allocationPieces());
    },
  };
}
