import { candidatesFor } from '../compatibility/adaptation.js';
import { collect } from '../compatibility/collection.js';
import { answerFor, type ExpressionAnswer } from '../compatibility/expression.js';
import { type LicenseTerms, termsOfId } from '../compatibility/license-terms.js';
import { type Answer, forbidden, type Reason, Standing } from '../compatibility/reason.js';
import { relicense } from '../compatibility/relicense.js';
import { RULES } from '../compatibility/rules.js';
import { idsOf, parseExpression } from '../license-expression.js';
import { type ReleaseProfile, ReleaseProfiles } from './release-profile.js';

/** Items that the solver need not tell apart: one licence, and the same reasons against them. */
export interface ReleaseGroup {
  /** SPDX expression as stored; null where nothing certain is known. */
  readonly license: string | null;
  readonly count: number;
  /** What speaks against these items whatever their licence is, such as an opt-out. */
  readonly against?: readonly Reason[];
}

/** What becomes of one group. */
export interface GroupVerdict<G extends ReleaseGroup = ReleaseGroup> extends ExpressionAnswer {
  readonly group: G;
}

/** Two groups that cannot be parts of one work, by their licences. */
export interface LicenseConflict {
  readonly licenses: readonly [string, string];
  readonly because: Reason;
}

/** The answer about a whole selection. */
export interface ReleaseSolution<G extends ReleaseGroup = ReleaseGroup> {
  readonly profile: Pick<ReleaseProfile, 'id' | 'version'>;
  readonly allowed: boolean;
  /** In the order of the groups. */
  readonly verdicts: readonly GroupVerdict<G>[];
  readonly conflicts: readonly LicenseConflict[];
  /** Groups without which the rest may leave, with the fewest items that is possible. */
  readonly minimalRemoval: readonly G[];
  readonly removedItems: number;
  /** What the whole goes out under; null where every item keeps its own licence. */
  readonly license: string | null;
}

/**
 * Says what of a selection may leave under a profile. It works on groups, so a million items cost as much as their
 * licences: tens.
 *
 * `minimalRemoval` is exact. In a collection, and where one licence is given to all, items are judged one by one, so what
 * fails has to go and nothing else. For one adapted work the parts that remain need one licence that all may be given;
 * trying every licence that could be that one and keeping most items is the whole search, not an approximation.
 */
export class ReleaseSolver {
  constructor(private readonly profile: ReleaseProfile) {}

  solve<G extends ReleaseGroup>(groups: readonly G[]): ReleaseSolution<G> {
    const license = this.profile.question === 'adaptation' ? this.bestLicense(groups) : this.profile.license;
    const verdicts = groups.map((group) => this.verdict(group, license));
    const minimalRemoval = verdicts.filter(({ allowed }) => !allowed).map(({ group }) => group);
    return {
      profile: { id: this.profile.id, version: this.profile.version },
      allowed: minimalRemoval.length === 0,
      verdicts,
      conflicts: this.profile.question === 'adaptation' ? conflictsOf(groups) : [],
      minimalRemoval,
      removedItems: sum(minimalRemoval),
      license,
    };
  }

  private verdict<G extends ReleaseGroup>(group: G, license: string | null): GroupVerdict<G> {
    const answer = answerFor(group.license, (terms) => this.ask(terms, license));
    const { against = [] } = group;
    return against.length === 0
      ? { ...answer, group }
      : { ...forbidden(...against, ...(answer.allowed ? [] : answer.because)), chosen: null, group };
  }

  private ask(terms: LicenseTerms, license: string | null): Answer {
    const answer = this.askByQuestion(terms, license);
    const { classes, trainsModels, because } = this.profile;
    if (classes.includes(terms.class)) return answer;
    const training = trainsModels && terms.elements?.has('ND') ? [RULES.training(terms)] : [];
    return forbidden(because, ...training, ...(answer.allowed ? [] : answer.because));
  }

  private askByQuestion(terms: LicenseTerms, license: string | null): Answer {
    const { question, isCommercial } = this.profile;
    if (question === 'collection') return collect(terms, { isCommercial });
    if (license === null) return relicense(terms, terms);
    const answer = relicense(terms, termsOfId(license));
    // What its authors advise against leaves users with two sets of terms; a release is one.
    return answer.standing === Standing.Permitted ? forbidden(...answer.because) : answer;
  }

  private bestLicense(groups: readonly ReleaseGroup[]): string | null {
    const kept = candidatesFor(partsOf(groups)).map(({ id }) => ({
      id,
      items: sum(groups.filter((group) => this.verdict(group, id).allowed)),
    }));
    const best = kept.reduce((most, next) => (next.items > most.items ? next : most), { id: '', items: 0 });
    return best.items === 0 ? null : best.id;
  }
}

/**
 * The profile that takes the whole selection and differs least from the wanted one; undefined if none takes it.
 * Of two that differ alike it is the stricter one, which leaves users more freedom.
 * @param groupsFor the selection as each profile meets it: what else speaks against an item may depend on the profile
 */
export function closestProfile(
  wanted: ReleaseProfile,
  groupsFor: (profile: ReleaseProfile) => readonly ReleaseGroup[],
): ReleaseProfile | undefined {
  const others = ReleaseProfiles.all().filter(({ id }) => id !== wanted.id);
  const working = others.filter((profile) => new ReleaseSolver(profile).solve(groupsFor(profile)).allowed);
  return working.reduce<ReleaseProfile | undefined>(
    (best, next) => (best === undefined || distance(wanted, next) < distance(wanted, best) ? next : best),
    undefined,
  );
}

/** What somebody would have to give up: commerce and training weigh more than the form. */
const distance = (a: ReleaseProfile, b: ReleaseProfile): number =>
  (a.isCommercial === b.isCommercial ? 0 : 4) +
  (a.trainsModels === b.trainsModels ? 0 : 4) +
  (a.question === b.question ? 0 : 2) +
  (a.license === b.license ? 0 : 1);

const sum = (groups: readonly ReleaseGroup[]): number => groups.reduce((total, { count }) => total + count, 0);

const partsOf = (groups: readonly ReleaseGroup[]): LicenseTerms[] => [
  ...new Map(groups.flatMap(({ license }) => termsIn(license)).map((terms) => [terms.id, terms])).values(),
];

function termsIn(expression: string | null): LicenseTerms[] {
  const info = expression === null ? undefined : parseExpression(expression);
  return info ? idsOf(info).map((id) => termsOfId(id)) : [];
}

/** Pairs that no licence takes together although it takes each of them alone. */
function conflictsOf(groups: readonly ReleaseGroup[]): LicenseConflict[] {
  const licenses = [...new Set(groups.map(({ license }) => license))].filter((license) => license !== null);
  const candidates = candidatesFor(partsOf(groups));
  const takers = new Map(
    licenses.map((license) => [
      license,
      new Set(candidates.filter((candidate) => takes(candidate, license)).map(({ id }) => id)),
    ]),
  );
  return licenses.flatMap((a, index) =>
    licenses.slice(index + 1).flatMap((b) => {
      const [left, right] = [takers.get(a), takers.get(b)];
      if (!left?.size || !right?.size || [...left].some((id) => right.has(id))) return [];
      const [one, other] = [termsIn(a)[0], termsIn(b)[0]];
      return one && other ? [{ licenses: [a, b] as const, because: RULES.noCommonLicense(one, other) }] : [];
    }),
  );
}

const takes = (candidate: LicenseTerms, license: string): boolean =>
  answerFor(license, (terms) => relicense(terms, candidate)).standing === Standing.Recommended;
