import type { TeamScope } from '@odr/access';
import { allOf, containing, type ContentCondition, type ContentFilter, matching, visibleContents } from '@odr/content';
import type { ContentId } from '@odr/kernel';

/** What is checked, said in one way. */
export interface CheckSelection {
  readonly contentIds?: readonly ContentId[];
  readonly setId?: string;
  readonly query?: ContentFilter & { readonly q?: string };
  readonly datasetVersionId?: string;
}

/** The ways in which a selection is said. */
export const waysOf = ({ contentIds, setId, query, datasetVersionId }: CheckSelection): number =>
  [contentIds, setId, query, datasetVersionId].filter((way) => way !== undefined).length;

/** The items of a selection that the caller may see. The table is called `c`. */
export const selected = (scope: TeamScope, selection: CheckSelection): ContentCondition =>
  allOf(visibleContents(scope), named(scope, selection));

function named(scope: TeamScope, { contentIds, setId, query, datasetVersionId }: CheckSelection): ContentCondition {
  if (contentIds) return (bind) => `c.id = ANY(${bind([...contentIds])}::uuid[])`;
  if (setId) return matching({ setId }, scope);
  if (datasetVersionId) {
    return (bind) =>
      `EXISTS (SELECT FROM dataset_version_item i WHERE i.version_id = ${bind(datasetVersionId)}::uuid AND i.content_id = c.id)`;
  }
  const { q, ...filter } = query ?? {};
  return allOf(matching(filter, scope), ...(q ? [containing(q)] : []));
}
