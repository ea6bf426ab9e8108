import { HashBankKind, HashEffect, type HashConfirmation } from '@odr/contracts';
import type { HashBankId, HashEntryId } from '@odr/kernel';
import type { Urgency } from '../case/case.policy.js';

/** The nearest entry of one bank to one picture. */
export interface BankMatch {
  readonly bankId: HashBankId;
  readonly bankName: string;
  readonly bankVersion: number;
  readonly kind: HashBankKind;
  /** A paused bank hides nothing; it asks people. */
  readonly isPaused: boolean;
  readonly entryId: HashEntryId;
  /** Differing bits of 256. */
  readonly bits: number;
  /** Which of the eight orientations of the picture is that near, from 0. */
  readonly turn: number;
}

/** What each match comes to, and with that what happens to the picture. */
export interface BankVerdict {
  readonly effects: ReadonlyMap<HashBankId, HashEffect>;
  /** Whether the picture is hidden. */
  readonly quarantines: boolean;
  /** Whether people are asked. */
  readonly raises: boolean;
}

/**
 * Banks in the order in which they count: a block bank hides, whatever the others say; a bank of kind allow keeps review banks
 * quiet, because people have looked at that picture before; a review bank asks.
 */
export function verdictOf(matches: readonly BankMatch[]): BankVerdict {
  const isAllowed = matches.some(({ kind }) => kind === HashBankKind.Allow);
  const effects = new Map(matches.map((match) => [match.bankId, effectOf(match, isAllowed)]));
  const has = (effect: HashEffect): boolean => [...effects.values()].includes(effect);
  const quarantines = has(HashEffect.Quarantined);
  return { effects, quarantines, raises: quarantines || has(HashEffect.Raised) };
}

function effectOf({ kind, isPaused }: BankMatch, isAllowed: boolean): HashEffect {
  if (kind === HashBankKind.Allow) return HashEffect.Allowed;
  if (kind === HashBankKind.Block) return isPaused ? HashEffect.Raised : HashEffect.Quarantined;
  return isAllowed ? HashEffect.Overruled : HashEffect.Raised;
}

/** A match of a block bank is as grave as what people report as illegal; of a review bank as other suspicions. */
export const urgencyOfMatches = (matches: readonly BankMatch[]): Pick<Urgency, 'severity' | 'priority'> => ({
  severity: matches.some(({ kind }) => kind === HashBankKind.Block) ? 3 : 2,
  priority: Math.max(0, ...matches.map(({ bits }) => Math.round(100 * closeness(bits)))),
});

/** 1 for the same hash, 0 at the distance from which hashes mean nothing. */
export const closeness = (bits: number): number => Math.round((1 - bits / 32) * 1_000) / 1_000;

/** What a growing bank may hit without anybody being asked, however small the collection. */
const FEW = 20;
/** Beyond this share of the collection it looks like a mistake: one plain entry finds all plain pictures. */
const FLOOD_SHARE = 0.01;
/** Beyond this many nobody would get through the cases, whatever the share. */
const FLOOD_MOST = 1_000;

/**
 * Whether a bank that has grown would hit so much that a person is asked first.
 * @param matched contents that it would hide or raise
 * @param total contents it was compared with
 */
export const isFlood = (matched: number, total: number): boolean =>
  matched > FEW && (matched > FLOOD_MOST || matched > FLOOD_SHARE * total);

/** A verdict about a picture further away than this says little of the entry. */
export const TELLING_BITS = 10;

/** How verdicts about the pictures near an entry have turned out; those that were reversed do not count. */
export interface EntryVerdicts {
  readonly upheld: number;
  /** Of pictures within `TELLING_BITS`. */
  readonly cleared: number;
}

/** What verdicts say of an entry: one that was ever upheld is right; one that was only ever cleared is not. */
export const confirmationOf = ({ upheld, cleared }: EntryVerdicts): HashConfirmation =>
  upheld > 0 ? 'confirmed' : cleared > 0 ? 'refuted' : 'unconfirmed';
