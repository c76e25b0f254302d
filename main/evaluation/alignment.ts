/**
 * Lays a true printed line beside the best matching stretch of what was read, letter by letter. All text is taken as
 * it comes: whoever compares brings both sides to one writing first.
 */

/** Stands in a true line for a handwritten token; a private-use character never occurs in print. */
export const GAP = '\uE000';
/** How much longer than the true token the reading of a handwritten token may be and still cost nothing. */
const GAP_SLACK = 6;

/** A true line; where it has gaps, how long the handwritten tokens in them are. */
export type TrueLine = { readonly text: string; readonly gapLengths: readonly number[] };

/** One step along the line: equal letters, one read for another, one missing (`read` empty) or one too many (`truth` empty). */
export type Step = {
  readonly truth: string;
  readonly read: string;
  /** Where in what was read; for a missing letter, before which place. */
  readonly at: number;
};

export type Alignment = {
  /** Edits needed. */
  readonly distance: number;
  /** The steps from the first letter of the line to its last; gaps and what was read in them are left out. */
  readonly steps: readonly Step[];
};

/**
 * The least edit distance between the line and any stretch of `read` (Sellers, "The theory and computation of
 * evolutionary distances", 1980), and the way there: start and end in what was read are free, a gap takes up to its
 * length at no cost. Of several best stretches the first is taken, so equal input gives equal steps.
 */
export function align(line: TrueLine, read: readonly string[]): Alignment {
  const truth = [...line.text];
  const rows = distances(truth, line.gapLengths, read);
  const last = rows[truth.length] ?? new Uint16Array(1);
  let end = 0;
  for (let j = 1; j < last.length; j += 1) if ((last[j] ?? 0) < (last[end] ?? 0)) end = j;
  // A last letter that was misread rather than lost.
  if (last[end + 1] === last[end] && read[end] !== ' ') end += 1;
  return { distance: last[end] ?? 0, steps: stepsBack(truth, line.gapLengths, read, rows, end) };
}

const reachOf = (length: number | undefined): number => (length ?? 0) + GAP_SLACK;

/** Row i: the least distance between the first i letters of the line and a stretch that ends before letter j. */
function distances(truth: readonly string[], gapLengths: readonly number[], read: readonly string[]): Uint16Array[] {
  const width = read.length + 1;
  const rows = [new Uint16Array(width)];
  let gap = 0;
  for (const character of truth) {
    const above = rows[rows.length - 1] as Uint16Array;
    const current = new Uint16Array(width);
    if (character === GAP) {
      const reach = reachOf(gapLengths[gap]);
      gap += 1;
      for (let j = 0; j < width; j += 1) {
        let best = above[j] as number;
        for (let back = 1; back <= reach && back <= j; back += 1) best = Math.min(best, above[j - back] as number);
        current[j] = best;
      }
    } else {
      current[0] = (above[0] as number) + 1;
      for (let j = 1; j < width; j += 1) {
        const diagonal = (above[j - 1] as number) + (read[j - 1] === character ? 0 : 1);
        const shorter = Math.min((above[j] as number) + 1, (current[j - 1] as number) + 1);
        current[j] = Math.min(diagonal, shorter);
      }
    }
    rows.push(current);
  }
  return rows;
}

function stepsBack(
  truth: readonly string[],
  gapLengths: readonly number[],
  read: readonly string[],
  rows: readonly Uint16Array[],
  end: number,
): Step[] {
  const steps: Step[] = [];
  let gap = truth.filter((character) => character === GAP).length;
  let j = end;
  for (let i = truth.length; i > 0; ) {
    const [character, here] = [truth[i - 1] as string, rows[i]?.[j] ?? 0];
    const above = rows[i - 1] as Uint16Array;
    if (character === GAP) {
      gap -= 1;
      const reach = Math.min(reachOf(gapLengths[gap]), j);
      let back = 0;
      while (back < reach && above[j - back] !== here) back += 1;
      j -= back;
      i -= 1;
      continue;
    }
    const letter = j > 0 ? (read[j - 1] as string) : '';
    if (j > 0 && here === (above[j - 1] as number) + (letter === character ? 0 : 1)) {
      steps.push({ truth: character, read: letter, at: j - 1 });
      i -= 1;
      j -= 1;
    } else if (here === (above[j] as number) + 1) {
      steps.push({ truth: character, read: '', at: j });
      i -= 1;
    } else {
      steps.push({ truth: '', read: letter, at: j - 1 });
      j -= 1;
    }
  }
  return steps.reverse();
}
