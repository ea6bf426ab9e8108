import type { TeamScope } from '@odr/access';
import { allOf, containing, type ContentCondition, matching, visibleContents } from '@odr/content';

import { unblinded } from '../campaign/blind.js';
import { overallRating } from '../rating/rating.columns.js';
import type { AnnotationFilterQuery } from './dto/annotation-filter.query.dto.js';

/**
 * The annotations (`a`) of contents (`c`) that match and that the caller may see. Only what is asked for is in the text,
 * so that PostgreSQL can plan for it.
 */
export function matchingAnnotations(query: AnnotationFilterQuery, scope: TeamScope): ContentCondition {
  const { contentUserId, contentCreatedFrom, contentCreatedTo, q, tag, ...rest } = query;
  const { status, type, license, teamId, flag, minWidth, minHeight, format, setId } = rest;
  const content = { status, type, license, teamId, flag, minWidth, minHeight, format, setId };
  return allOf(
    () => 'a.deleted_at IS NULL',
    visibleContents(scope),
    unblinded(scope),
    matching(
      { ...content, userId: contentUserId, createdFrom: contentCreatedFrom, createdTo: contentCreatedTo },
      scope,
    ),
    ...(q ? [containing(q)] : []),
    ...(tag ? [ofContentTagged(tag)] : []),
    ...ownConditions(rest),
  );
}

function ownConditions(query: AnnotationFilterQuery): ContentCondition[] {
  const { contentId, sourceId, userId, language, manuallyAdjusted, minRating, maxRating } = query;
  const { createdFrom, createdTo, updatedFrom, updatedTo } = query;
  const conditions: ContentCondition[] = [];
  if (contentId) conditions.push((bind) => `a.content_id = ${bind(contentId)}::uuid`);
  if (sourceId) {
    conditions.push(
      (bind) =>
        `EXISTS (SELECT FROM annotation_source_link AS l WHERE l.annotation_id = a.id AND l.source_id = ${bind(sourceId)}::uuid)`,
    );
  }
  if (userId) conditions.push((bind) => `a.user_id = ${bind(userId)}::uuid`);
  if (language) conditions.push(inLanguage(language));
  if (manuallyAdjusted !== undefined) conditions.push(() => `a.manually_adjusted = ${String(manuallyAdjusted)}`);
  if (minRating !== undefined) conditions.push((bind) => `${overallRating('a.id')} >= ${bind(minRating)}::float8`);
  if (maxRating !== undefined) conditions.push((bind) => `${overallRating('a.id')} <= ${bind(maxRating)}::float8`);
  if (createdFrom) conditions.push((bind) => `a.created_at >= ${bind(createdFrom)}::timestamptz`);
  if (createdTo) conditions.push((bind) => `a.created_at < ${bind(createdTo)}::timestamptz`);
  if (updatedFrom) conditions.push((bind) => `a.updated_at >= ${bind(updatedFrom)}::timestamptz`);
  if (updatedTo) conditions.push((bind) => `a.updated_at < ${bind(updatedTo)}::timestamptz`);
  return conditions;
}

/** Basic filtering of RFC 4647: a range finds itself and what goes on behind a hyphen. */
const inLanguage =
  (range: string): ContentCondition =>
  (bind) => {
    const given = `lower(${bind(range)})`;
    const own = `lower(a.annotation ->> 'language')`;
    return `${own} = ${given} OR starts_with(${own}, ${given} || '-')`;
  };

/** A tag stands as a text or as an object, in `tags` or, as graphcap has it, in `tags_list`. */
const ofContentTagged =
  (tag: string): ContentCondition =>
  (bind) => {
    const plain = bind(JSON.stringify({ tags: [tag] }));
    const named = bind(JSON.stringify({ tags: [{ tag }] }));
    const graphcap = bind(JSON.stringify({ tags_list: [{ tag }] }));
    return `EXISTS (SELECT FROM annotation AS t
                     WHERE t.content_id = c.id AND t.deleted_at IS NULL
                       AND (t.annotation @> ${plain}::jsonb OR t.annotation @> ${named}::jsonb OR t.annotation @> ${graphcap}::jsonb))`;
  };
