import type { FieldProblem } from '../../shared/data-problem/problem.js';

/** What became of one annotation of a file, as the routes answer it by the line. */
export interface Outcome {
  readonly line: number;
  readonly status: number;
  /** Where it stands in the file, for people; lines of this system's own have only their number. */
  readonly where?: string;
  readonly picture?: string;
  readonly id?: string;
  readonly losses?: readonly string[];
  readonly error?: {
    readonly code: string;
    readonly title?: string;
    readonly detail?: string;
    readonly errors?: readonly FieldProblem[];
  };
}

/** One that failed, as it is shown. */
export interface Failure {
  readonly line: number;
  readonly where: string;
  readonly picture: string;
  readonly code: string;
  readonly detail: string;
  readonly rules: readonly FieldProblem[];
}

export interface Tally {
  readonly done: number;
  readonly added: number;
  /** Were there already; or, of a check, would be taken. */
  readonly known: number;
  readonly failed: number;
  /** Taken, without all that the file says. */
  readonly lossy: number;
}

export const EMPTY_TALLY: Tally = { done: 0, added: 0, known: 0, failed: 0, lossy: 0 };

export const counted = (tally: Tally, outcomes: readonly Outcome[]): Tally =>
  outcomes.reduce<Tally>(
    ({ done, added, known, failed, lossy }, { status, error, losses }) => ({
      done: done + 1,
      added: added + (status === 201 ? 1 : 0),
      known: known + (status === 200 ? 1 : 0),
      failed: failed + (error ? 1 : 0),
      lossy: lossy + (!error && losses && losses.length > 0 ? 1 : 0),
    }),
    tally,
  );

export const failureOf = ({ line, where, picture, error }: Outcome): Failure | undefined =>
  error && {
    line,
    where: where ?? `line ${line}`,
    picture: picture ?? '',
    code: error.code,
    detail: error.detail ?? error.title ?? '',
    rules: error.errors ?? [],
  };

/** Takes lines of an answer apart while it grows; half a line waits for its rest. */
export class OutcomeReader {
  private read = 0;

  /**
   * @param text all of the answer there is so far
   * @param isWhole whether nothing will follow, so that the last line needs no end
   * @returns the outcomes that were not given before
   */
  take(text: string, isWhole = false): Outcome[] {
    const end = isWhole ? text.length : text.lastIndexOf('\n') + 1;
    const lines = text.slice(this.read, end);
    this.read = Math.max(this.read, end);
    return lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Outcome);
  }
}

/** What failed as a table, a row for each rule. */
export function csvOfFailures(failures: readonly Failure[]): string {
  const rows = failures.flatMap(({ line, where, picture, code, detail, rules }) =>
    (rules.length > 0 ? rules : [{ path: '', code: '', message: '' }]).map((rule) => [
      String(line),
      where,
      picture,
      code,
      detail,
      rule.path,
      rule.code,
      rule.message,
    ]),
  );
  const header = ['line', 'where', 'picture', 'code', 'detail', 'path', 'rule', 'message'];
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A quote before what a spreadsheet would reckon: names of pictures come from outside. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
