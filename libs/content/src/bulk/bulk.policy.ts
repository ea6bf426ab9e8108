import { isDeepStrictEqual } from 'node:util';
import type { Principal } from '@odr/access';
import { ContentStatus, LicenseVerdict } from '@odr/contracts';
import type { ContentId, UserId } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';
import { mayEdit, mayMove } from '../content.policy.js';
import type { Source } from '../content.repository.js';
import { BULK_FIELDS, type BulkChanges, type BulkField, type BulkFields, type BulkValues } from './bulk-changes.js';
import { nameBy } from './name-pattern.js';

/** An item as it is when a bulk edit looks at it. */
export interface BulkItem extends BulkFields {
  readonly id: ContentId;
  readonly status: ContentStatus;
  readonly licenseVerdict: LicenseVerdict;
  readonly userId: UserId;
}

/** What people should know before they apply it. */
export type BulkWarning = 'back_to_review' | 'license_not_open' | 'license_unknown';

/** What an edit would do to one item. */
export type BulkPlan =
  | {
      readonly outcome: 'changed';
      readonly before: BulkValues;
      readonly after: BulkValues;
      readonly warnings: BulkWarning[];
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string };

const NOT_YOURS = {
  outcome: 'refused',
  code: 'auth.forbidden',
  detail: 'Only its contributor, their team and moderators change this content.',
} as const;
const MAX_NAME = 500;
const MAX_SOURCES = 100;

/**
 * What the changes would do to one item, without doing it: the preview, and the first half of applying.
 * @param index of the item in the selection, from 0
 */
export function planOf(actor: Principal, item: BulkItem, changes: BulkChanges, index: number): BulkPlan {
  if (!mayEdit(actor, item)) return NOT_YOURS;
  const wanted = wantedValues(item, changes, index);
  const claim = { license: wanted.license ?? null, licenseUrl: wanted.licenseUrl ?? null };
  const asksForLicense = changes.license !== undefined || changes.licenseUrl !== undefined;
  const { spdx, verdict, problem } = normaliseLicense(claim);
  if (asksForLicense && problem?.code === 'contradictory')
    return { outcome: 'refused', code: 'content.contradictory_license', detail: problem.detail };
  const result = { ...wanted, license: asksForLicense ? spdx : item.license };
  const fields = BULK_FIELDS.filter((field) => !isDeepStrictEqual(item[field], result[field]));
  if (fields.length === 0) return { outcome: 'unchanged' };
  if (fields.includes('teamId') && !mayMove(actor, item)) return NOT_YOURS;
  const misfit = misfitOf(result);
  if (misfit) return misfit;
  return {
    outcome: 'changed',
    before: pick(item, fields),
    after: pick(result, fields),
    warnings: asksForLicense ? warningsOf(item, verdict) : [],
  };
}

/** Whether the item still is what a bulk edit has made of it, so that taking the edit back takes nothing else away. */
export const isUntouchedSince = (item: BulkFields, after: BulkValues): boolean =>
  fieldsOf(after).every((field) => isDeepStrictEqual(item[field], after[field]));

const fieldsOf = (values: BulkValues): BulkField[] => BULK_FIELDS.filter((field) => values[field] !== undefined);

const pick = (from: BulkFields, fields: readonly BulkField[]): BulkValues =>
  Object.fromEntries(fields.map((field) => [field, from[field]]));

function wantedValues(item: BulkFields, changes: BulkChanges, index: number): BulkFields {
  return {
    name: changes.namePattern === undefined ? item.name : nameBy(changes.namePattern, item.name, index),
    license: changes.license === undefined ? item.license : changes.license,
    licenseUrl: changes.licenseUrl === undefined ? item.licenseUrl : changes.licenseUrl,
    authors: changes.authors?.map(({ name, url }) => ({ name, url: url ?? null })) ?? item.authors,
    sources: sourcesAfter(item.sources, changes),
    altText: changes.altText === undefined ? item.altText : changes.altText,
    teamId: changes.teamId === undefined ? item.teamId : changes.teamId,
  };
}

/** A source is the same when its kind and value are; what it said about itself stays as it was. */
function sourcesAfter(sources: readonly Source[], { addSources = [], removeSources = [] }: BulkChanges): Source[] {
  const kept = sources.filter(({ value }) => !removeSources.includes(value));
  const isNew = (one: Source): boolean => !kept.some(({ type, value }) => type === one.type && value === one.value);
  return [
    ...kept,
    ...addSources.filter(isNew).map(({ type, value, metadata }) => ({ type, value, metadata: metadata ?? null })),
  ];
}

function misfitOf({ name, sources }: BulkFields): BulkPlan | undefined {
  const refused = (detail: string): BulkPlan => ({ outcome: 'refused', code: 'request.invalid', detail });
  if (name.length === 0 || name.length > MAX_NAME)
    return refused(`The name would have ${name.length} characters; it may have 1 to ${MAX_NAME}.`);
  if (sources.length > MAX_SOURCES) return refused(`It would have more than ${MAX_SOURCES} sources.`);
  return undefined;
}

function warningsOf({ status }: BulkItem, verdict: LicenseVerdict): BulkWarning[] {
  if (verdict === LicenseVerdict.Open) return [];
  const why: BulkWarning = verdict === LicenseVerdict.NotOpen ? 'license_not_open' : 'license_unknown';
  return status === ContentStatus.Available ? [why, 'back_to_review'] : [why];
}
