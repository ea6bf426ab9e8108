import type { AuditVerifier, ChainedAuditRow } from '@odr/audit';
import { Failure } from '../terminal/failure.js';

/** A row that somebody noted, to prove later that nothing before it was rewritten. */
export interface KnownRow {
  readonly seq: number;
  /** In hex. */
  readonly hash: string;
}

/** What a check found; rows as they stand now, undefined where there is none. */
export interface AuditCheck {
  readonly verdict: Awaited<ReturnType<AuditVerifier['verify']>>;
  readonly broken: ChainedAuditRow | undefined;
  readonly known: ChainedAuditRow | undefined;
}

/** @throws Failure when it is not what a check prints */
export function parseMark(text: string): KnownRow {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new Failure(`--known takes what an earlier check printed, for example 42:${'ab'.repeat(32)}.`);
  }
  return { seq: Number(seq), hash: hash.toLowerCase() };
}

/** The check in words. Whoever rewrites the whole log makes it agree with itself; only a row kept elsewhere tells. */
export function reportOf(
  { verdict, broken, known }: AuditCheck,
  mark: KnownRow | undefined,
): { readonly isIntact: boolean; readonly text: string } {
  const { checked, firstBroken, lastHash } = verdict;
  if (firstBroken !== null) {
    const what = broken === undefined ? 'is missing' : 'does not say what was written';
    const found = broken === undefined ? [] : [`Now it says: ${inWords(broken)}`];
    return {
      isIntact: false,
      text: [`Row ${firstBroken.seq} of the audit log ${what}. ${rows(checked)} before it hold.`, ...found].join('\n'),
    };
  }
  if (mark !== undefined && known?.hash.toString('hex') !== mark.hash) {
    const found = known === undefined ? 'is missing' : `has the hash ${known.hash.toString('hex')}`;
    return {
      isIntact: false,
      text: `The audit log agrees with itself, but has been rewritten: row ${mark.seq}, kept as ${mark.hash}, ${found}.`,
    };
  }
  const note = checked === 0 ? [] : [`Keep this elsewhere for --known: ${checked}:${lastHash}`];
  return { isIntact: true, text: [`The audit log is whole: ${rows(checked)}, each unchanged.`, ...note].join('\n') };
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

const inWords = ({ id, act, actorId, subjectType, subjectId, at, details }: ChainedAuditRow): string =>
  JSON.stringify({ id, act, at, actorId, subjectType, subjectId, details });
