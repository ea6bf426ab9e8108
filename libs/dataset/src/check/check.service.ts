import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type TeamScope } from '@odr/access';
import { ContentNotFound, ContentSetLookup } from '@odr/content';
import { type ContentId, decodeCursor, MalformedCursor, toPage } from '@odr/kernel';
import {
  blockersOf,
  type CheckedItem,
  checkItem,
  checkOfRule,
  closestProfile,
  complianceCheck,
  type GroupVerdict,
  mayLeave,
  type Reason,
  type ReleaseGroup,
  type ReleaseProfile,
  ReleaseProfiles,
  type ReleaseSolution,
  ReleaseSolver,
} from '@odr/licensing';

import { UnknownProfile } from '../dataset/dataset.errors.js';
import { CheckedVersionNotFound, CheckSelectionUnclear } from './check.errors.js';
import { type CheckGroup, CheckReader } from './check.reader.js';
import type { CheckLicensesQuery } from './dto/check.request.dto.js';
import type {
  CheckedContentResponse,
  CheckedLicenseResponse,
  CheckReasonResponse,
  LicenseCheckResponse,
} from './dto/check.response.dto.js';
import { type CheckedFacts, FactsReader } from './facts.reader.js';
import { type CheckSelection, waysOf } from './selection.condition.js';

const MOST_REMOVALS = 1_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Group = CheckGroup & ReleaseGroup;

/** Says whether a selection may leave under a profile, by which rule each item may or may not, and what to drop. */
@Injectable()
export class CheckService {
  constructor(
    private readonly reader: CheckReader,
    private readonly facts: FactsReader,
    private readonly sets: ContentSetLookup,
  ) {}

  /** @throws CheckSelectionUnclear, UnknownProfile, ContentNotFound, ContentSetNotFound, CheckedVersionNotFound */
  async check(
    selection: CheckSelection,
    use: string,
    { limit, cursor, only }: Pick<CheckLicensesQuery, 'limit' | 'cursor' | 'only'>,
    actor: Principal,
  ): Promise<LicenseCheckResponse> {
    const profile = profileOf(use);
    const scope = scopeOf(actor);
    await this.assertVisible(scope, selection);
    const found = await this.reader.groups(scope, selection);
    const solution = new ReleaseSolver(profile).solve(groupsUnder(found, profile));
    const after = cursor === undefined ? undefined : idAt(cursor);
    const narrowed = only === 'refused' ? { groups: solution.minimalRemoval } : {};
    const ids = await this.reader.ids(scope, selection, { ...(after ? { after } : {}), limit: limit + 1, ...narrowed });
    const page = toPage(ids, limit, (id) => [id]);
    const closest = solution.allowed ? undefined : closestProfile(profile, (one) => groupsUnder(found, one));
    return {
      allowed: solution.allowed,
      profile: solution.profile,
      license: solution.license,
      total: found.reduce((total, { count }) => total + count, 0),
      removed: solution.removedItems,
      licenses: solution.verdicts.map((verdict) => licenseOf(verdict, profile)),
      conflicts: solution.conflicts.map(({ licenses, because }) => ({
        licenses: [...licenses],
        clause: because.clause,
        source: because.source,
      })),
      items: await this.items(page.items, solution, profile),
      nextCursor: page.nextCursor,
      minimalRemoval: solution.allowed
        ? []
        : await this.reader.ids(scope, selection, { limit: MOST_REMOVALS, groups: solution.minimalRemoval }),
      ...(closest ? { closestProfile: closest.id } : {}),
    };
  }

  private async items(
    ids: readonly ContentId[],
    solution: ReleaseSolution<Group>,
    profile: ReleaseProfile,
  ): Promise<CheckedContentResponse[]> {
    const found = await this.facts.of(ids);
    const byLicense = new Map(solution.verdicts.map((verdict) => [keyOf(verdict.group), verdict]));
    return ids.flatMap((id) => {
      const facts = found.get(id);
      return facts ? [itemOf(facts, verdictFor(facts, byLicense), solution, profile)] : [];
    });
  }

  private async assertVisible(scope: TeamScope, selection: CheckSelection): Promise<void> {
    const ways = waysOf(selection);
    if (ways !== 1) throw new CheckSelectionUnclear(ways);
    const { contentIds, setId, query, datasetVersionId } = selection;
    if (contentIds) {
      const [missing] = await this.reader.missing(scope, contentIds);
      if (missing) throw new ContentNotFound(missing);
    }
    const set = setId ?? query?.setId;
    if (set !== undefined) await this.sets.assertVisible(scope, set);
    if (datasetVersionId !== undefined && !(await this.reader.seesVersion(scope, datasetVersionId))) {
      throw new CheckedVersionNotFound(datasetVersionId);
    }
  }
}

/** @throws UnknownProfile */
export function profileOf(name: string): ReleaseProfile {
  const profile = ReleaseProfiles.find(name);
  if (profile) return profile;
  throw new UnknownProfile(
    name,
    ReleaseProfiles.all().map(({ id }) => id),
  );
}

const groupsUnder = (found: readonly CheckGroup[], profile: ReleaseProfile): Group[] =>
  found.map((group) => ({ ...group, against: blockersOf(group, profile) }));

const keyOf = ({ license, isOptedOut, databaseLicense }: Omit<CheckGroup, 'count'>): string =>
  JSON.stringify([license, isOptedOut, databaseLicense]);

/** An item that changed between the two readings has no group: its checks then look at it alone. */
const verdictFor = (
  { license, optOut, databaseLicense = null }: CheckedFacts,
  byKey: ReadonlyMap<string, GroupVerdict<Group>>,
): GroupVerdict<Group> | undefined =>
  byKey.get(keyOf({ license, databaseLicense, isOptedOut: optOut.signals.length > 0 && !optOut.isOverridden }));

function itemOf(
  facts: CheckedFacts,
  verdict: GroupVerdict<Group> | undefined,
  solution: ReleaseSolution<Group>,
  profile: ReleaseProfile,
): CheckedContentResponse {
  const checks = verdict
    ? checkItem(facts, profile, { verdict: withoutBlockers(verdict), license: solution.license })
    : checkItem(facts, profile);
  const allowed = mayLeave(checks);
  return {
    contentId: facts.id,
    name: facts.title ?? '',
    license: facts.license,
    allowed,
    chosen: allowed ? (verdict?.chosen ?? null) : null,
    conditions: allowed ? [...(verdict?.conditions ?? [])] : [],
    reasons: checks.filter(({ status }) => status === 'failed').flatMap(reasonsOf),
    notChecked: checks.filter(({ status }) => status === 'not_checked').map(({ code }) => code),
  };
}

/** Opt-outs and databases have checks of their own. */
const withoutBlockers = (verdict: GroupVerdict<Group>): GroupVerdict<Group> => ({
  ...verdict,
  because: verdict.because.filter((reason) => !verdict.group.against?.includes(reason)),
});

/** What the texts say where a text decided, else what was seen. */
const reasonsOf = (check: CheckedItem): CheckReasonResponse[] =>
  check.because?.length
    ? check.because.map((because) => reasonOf(check, because))
    : [reasonOf(check, { rule: `check_${check.code.toLowerCase()}`, clause: check.detail, source: check.source })];

const reasonOf = (
  { code, severity, explanation, fix }: Pick<CheckedItem, 'code' | 'severity' | 'explanation' | 'fix'>,
  { rule, clause, source }: Reason,
): CheckReasonResponse => ({ code, severity, rule, clause, source, explanation, fix });

const licenseOf = (
  { group, allowed, chosen, conditions, because }: GroupVerdict<Group>,
  profile: ReleaseProfile,
): CheckedLicenseResponse => ({
  license: group.license,
  count: group.count,
  allowed,
  chosen,
  conditions: [...conditions],
  reasons: allowed ? [] : because.map((reason) => reasonOf(complianceCheck(checkOfRule(reason, profile)), reason)),
});

function idAt(cursor: string): ContentId {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id as ContentId;
}
