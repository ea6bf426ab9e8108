import type { IconName } from '../ui-icon/icon-paths.js';

export type StatusTone = 'good' | 'wait' | 'bad' | 'work' | 'neutral';

/** How one word of a vocabulary is shown: always a word and an icon, the colour only repeats them. */
export interface StatusLook {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: StatusTone;
}

const LOOKS: Readonly<Record<string, StatusLook>> = {
  pending: { word: 'Waiting for review', icon: 'schedule', tone: 'wait' },
  available: { word: 'Published', icon: 'check_circle', tone: 'good' },
  unavailable: { word: 'Not accepted', icon: 'cancel', tone: 'bad' },
  delisted: { word: 'Delisted', icon: 'visibility_off', tone: 'bad' },
  quarantined: { word: 'Quarantined', icon: 'block', tone: 'bad' },
  withdrawn: { word: 'Withdrawn', icon: 'do_not_disturb_on', tone: 'neutral' },
  received: { word: 'Received', icon: 'hourglass_top', tone: 'work' },
  processing: { word: 'Being checked', icon: 'sync', tone: 'work' },
  done: { word: 'Done', icon: 'check_circle', tone: 'good' },
  failed: { word: 'Failed', icon: 'error', tone: 'bad' },
  queued: { word: 'Queued', icon: 'schedule', tone: 'wait' },
  running: { word: 'Running', icon: 'sync', tone: 'work' },
  paused: { word: 'Paused', icon: 'pause', tone: 'neutral' },
  cancelled: { word: 'Cancelled', icon: 'cancel', tone: 'neutral' },
  open: { word: 'Open licence', icon: 'verified', tone: 'good' },
  not_open: { word: 'Not open', icon: 'block', tone: 'bad' },
  unknown: { word: 'Licence unknown', icon: 'help', tone: 'wait' },
  uploading: { word: 'Uploading', icon: 'upload', tone: 'work' },
  refused: { word: 'Refused', icon: 'error', tone: 'bad' },
  checking: { word: 'Looking whether we have it', icon: 'search', tone: 'work' },
  deleted: { word: 'Deleted', icon: 'delete', tone: 'neutral' },
  duplicate: { word: 'Already here', icon: 'content_copy', tone: 'neutral' },
  resolved: { word: 'Closed', icon: 'check_circle', tone: 'neutral' },
  actioned: { word: 'Taken from public view', icon: 'check_circle', tone: 'good' },
  not_actioned: { word: 'Looked at and kept', icon: 'visibility', tone: 'neutral' },
  subject_gone: { word: 'It was already gone', icon: 'delete', tone: 'neutral' },
  active: { word: 'Active', icon: 'check_circle', tone: 'good' },
  inactive: { word: 'Deactivated', icon: 'block', tone: 'neutral' },
};

/** Words that mean something else elsewhere, by vocabulary. */
const REPORT_LOOKS: Readonly<Record<string, StatusLook>> = {
  open: { word: 'Waiting for review', icon: 'schedule', tone: 'wait' },
};

export function lookOf(code: string, vocabulary: 'report' | undefined): StatusLook {
  const special = vocabulary === 'report' ? REPORT_LOOKS[code] : undefined;
  return special ?? LOOKS[code] ?? { word: code.replaceAll('_', ' '), icon: 'info', tone: 'neutral' };
}
