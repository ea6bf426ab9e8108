import { bootstrap, cohenKappa, isValue, KrippendorffAlpha, type Interval, type Outcome } from '@odr/annotation';

/** What one moderator said: whether the subject stays, and the policy that it breaks otherwise. */
export interface Judgement {
  readonly stays: boolean;
  readonly policy: string | null;
}

/** The same subject judged twice, the second time by somebody who knew nothing of the first. */
export interface Pair {
  readonly first: Judgement;
  readonly second: Judgement;
}

/** A statistic with its 95 % interval, or why there is none. */
export interface Figure {
  readonly value: number | null;
  readonly why: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pairs: number;
}

type Side = (judgement: Judgement) => boolean;
const STAYS: Side = ({ stays }) => stays;
/** Whether something was found against this policy. */
const breaks =
  (policy: string): Side =>
  (judgement) =>
    !judgement.stays && judgement.policy === policy;

const figureOf = (value: Outcome, interval: Interval | undefined, pairs: number): Figure => ({
  value: isValue(value) ? value : null,
  why: isValue(value) ? null : value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
  pairs,
});

function kappa(pairs: readonly Pair[], side: Side): Figure {
  const cells = pairs.map(({ first, second }) => [Number(side(first)), Number(side(second))] as const);
  const tableOf = (weights: ArrayLike<number>): number[][] => {
    const table = [
      [0, 0],
      [0, 0],
    ];
    cells.forEach(([a, b], at) => {
      const row = table[a];
      if (row !== undefined) row[b] = (row[b] ?? 0) + (weights[at] ?? 0);
    });
    return table;
  };
  const once = cells.map(() => 1);
  return figureOf(
    cohenKappa(tableOf(once)),
    bootstrap(pairs.length, (weights) => cohenKappa(tableOf(weights))),
    pairs.length,
  );
}

/** Cohen's κ of whether subjects stay. */
export const kappaOf = (pairs: readonly Pair[]): Figure => kappa(pairs, STAYS);

/** Cohen's κ of whether subjects break one policy, over everything that was judged twice: what neither named counts, too. */
export const kappaOfPolicy = (pairs: readonly Pair[], policy: string): Figure => kappa(pairs, breaks(policy));

/** Krippendorff's α of the whole verdict: whether it stays and, if not, which policy it breaks. */
export function alphaOf(pairs: readonly Pair[]): Figure {
  const names = new Map<string, number>();
  const nameOf = ({ stays, policy }: Judgement): number => {
    const text = stays ? 'stays' : `breaks ${policy ?? ''}`;
    const known = names.get(text) ?? names.size;
    names.set(text, known);
    return known;
  };
  const alpha = new KrippendorffAlpha(
    pairs.map(({ first, second }) => [nameOf(first), nameOf(second)]),
    'nominal',
  );
  return figureOf(
    alpha.value(),
    bootstrap(pairs.length, (weights) => alpha.value(weights)),
    pairs.length,
  );
}

export interface PolicyAgreement {
  readonly policy: string;
  readonly kappa: Figure;
  /** Subjects that at least one of two found to break it. */
  readonly named: number;
  /** Whether moderators read it differently, beyond doubt: see `isAmbiguous`. */
  readonly isAmbiguous: boolean;
}

/** Below this moderators agree on a policy too little for decisions that hold (Krippendorff's floor for tentative conclusions). */
const FLOOR = 0.67;
const ENOUGH = 10;

/** Every policy that was named, the least agreed upon first. */
export function byPolicy(pairs: readonly Pair[]): PolicyAgreement[] {
  const named = new Map<string, number>();
  for (const { first, second } of pairs)
    for (const policy of new Set([first, second].flatMap((one) => (one.stays ? [] : (one.policy ?? [])))))
      named.set(policy, (named.get(policy) ?? 0) + 1);
  return [...named]
    .map(([policy, count]) => {
      const figure = kappaOfPolicy(pairs, policy);
      // The whole interval lies below the floor, so it is not chance; few cases prove nothing.
      const isAmbiguous = count >= ENOUGH && figure.high !== null && figure.high < FLOOR;
      return { policy, kappa: figure, named: count, isAmbiguous };
    })
    .sort((a, b) => (a.kappa.value ?? 1) - (b.kappa.value ?? 1) || (a.policy < b.policy ? -1 : 1));
}
