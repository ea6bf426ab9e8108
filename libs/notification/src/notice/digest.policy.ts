import { CATEGORY_OF, type Letters, type NoticeCategory, type NoticeKind, type NoticeOf } from '@odr/contracts';
import { groupOf } from '../wording/notices.js';

const MAX_GROUPS = 20;

/** The kinds that belong to a category. */
export const kindsOf = (category: NoticeCategory): NoticeKind[] =>
  (Object.keys(CATEGORY_OF) as NoticeKind[]).filter((kind) => CATEGORY_OF[kind] === category);

/** Puts notices that say the same on one line, in the order in which they came; beyond twenty lines only counts. */
export function digestOf(notices: readonly NoticeOf[]): Pick<Letters['digest'], 'groups' | 'left'> {
  const groups = new Map<unknown, { notice: NoticeOf; more: number }>();
  for (const notice of notices) {
    const key = groupOf(notice) ?? Symbol();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { notice, more: 0 });
    else known.more += 1;
  }
  const all = [...groups.values()];
  const left = all.slice(MAX_GROUPS).reduce((sum, { more }) => sum + 1 + more, 0);
  return { groups: all.slice(0, MAX_GROUPS), left };
}
