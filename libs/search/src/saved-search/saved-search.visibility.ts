import { TeamRole } from '@odr/contracts';

/**
 * Searches `s` with what they are to the caller, `$1`: `m`, the membership of the team that the search is shared with, and `o`, the
 * row that says what the caller is told: the search itself for its owner, else the row by which they follow it, if they do.
 */
export const SEEN_BY_CALLER = `saved_search s
  LEFT JOIN team_member m ON m.team_id = s.team_id AND m.user_id = $1
  LEFT JOIN saved_search o ON o.user_id = $1 AND (o.id = s.id OR o.follows_id = s.id)`;

/** One's own, and those of one's teams. Nobody else sees any, whatever their role: what people look for tells of them. */
export const IS_SEEN = `s.follows_id IS NULL AND s.deleted_at IS NULL AND (s.user_id = $1 OR m.user_id IS NOT NULL)`;

/** Whether the caller may change its name and its question: its owner, and contributors of its team. */
export const MAY_CHANGE = `(s.user_id = $1 OR coalesce(m.role <> '${TeamRole.Viewer}', false))`;

/** Counts edits of the search and of what the caller is told. */
export const OWN_VERSION = 's.version + CASE WHEN o.id <> s.id THEN o.version ELSE 0 END';
