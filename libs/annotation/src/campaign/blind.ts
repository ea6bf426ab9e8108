import type { TeamScope } from '@odr/access';
import type { ContentCondition } from '@odr/content';

/**
 * Which annotations a caller may see, of those of visible contents: while the people of a campaign still annotate an item,
 * each sees their own only, and everybody else none of them. Whoever holds an item sees no annotation of others of it at all,
 * also not those that were there before.
 * @param alias of the table `annotation` in the query
 */
export function unblinded({ userId, seesAll }: TeamScope, alias = 'a'): ContentCondition {
  if (userId === null) return () => `NOT ${alias}.is_blind`;
  return (bind) => {
    const me = `${bind(userId)}::uuid`;
    // An array, so that PostgreSQL asks once what they hold, and not for every annotation.
    const held = `ARRAY(SELECT x.content_id FROM annotation_assignment x
                         WHERE x.user_id = ${me} AND x.state = 'open' AND x.lease_expires_at > now())`;
    return `(${alias}.user_id = ${me} OR (${seesAll ? 'true' : `NOT ${alias}.is_blind`} AND ${alias}.content_id <> ALL (${held})))`;
  };
}
