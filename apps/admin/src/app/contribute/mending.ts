import { ContentStatus, LicenseVerdict, ProcessingState } from '@odr/contracts';

import type { Content } from '../shared/data-content/content.js';

/** What its contributor has to do before a picture can be published, as the words of a link; undefined when nothing. */
export function mendingOf({ licenseVerdict, processingState, status }: Content): string | undefined {
  // Once decided about, a picture does not come back to review by itself, so an edit alone would change nothing.
  const mayBePublished = status === ContentStatus.Pending && processingState !== ProcessingState.Failed;
  if (!mayBePublished || licenseVerdict === LicenseVerdict.Open) return undefined;
  return licenseVerdict === LicenseVerdict.NotOpen ? 'Correct the licence' : 'Add the licence';
}
