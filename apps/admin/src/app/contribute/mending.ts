import { ContentStatus, LicenseVerdict, ProcessingState } from '@odr/contracts';

import type { Content } from '../shared/data-content/content.js';
import { formatCount, plural } from '../shared/util-format/format.js';

/** What its contributor has to do before a picture can be published, as the words of a link; undefined when nothing. */
export function mendingOf({ licenseVerdict, processingState, status }: Content): string | undefined {
  // Once decided about, a picture does not come back to review by itself, so an edit alone would change nothing.
  const mayBePublished = status === ContentStatus.Pending && processingState !== ProcessingState.Failed;
  if (!mayBePublished || licenseVerdict === LicenseVerdict.Open) return undefined;
  return licenseVerdict === LicenseVerdict.NotOpen ? 'Correct the licence' : 'Add the licence';
}

/** "203 pictures · 3 need you"; says so when only a part of them has been looked at. */
export function mineSummary(total: number, shown: readonly Content[], hasMore: boolean): string {
  const stuck = shown.filter((content) => mendingOf(content) !== undefined).length;
  const all = plural(total, 'picture');
  if (stuck === 0) return all;
  const verb = stuck === 1 ? 'needs' : 'need';
  return `${all} · ${formatCount(stuck)} ${hasMore ? 'of those shown ' : ''}${verb} you`;
}
