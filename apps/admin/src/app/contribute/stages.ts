import { ContentStatus, LicenseVerdict, ProcessingState } from '@odr/contracts';

import type { Content } from '../shared/data-content/content.js';

/** Where a picture stands at one of the stages that a row has room for. */
export interface Stage {
  readonly word: string;
  readonly outcome: 'done' | 'now' | 'stopped' | 'ahead';
}

/** The way of a picture in four stages, from what its row knows; the timeline tells the rest. */
export function stagesOf({ status, processingState, licenseVerdict }: Content): readonly Stage[] {
  const isDecided = status !== ContentStatus.Pending;
  const isDone = processingState === ProcessingState.Done;
  const isPublished = status === ContentStatus.Available;
  const checked: Stage['outcome'] = isDone ? 'done' : processingState === ProcessingState.Failed ? 'stopped' : 'now';
  const isHeldUp = isDone && !isDecided && licenseVerdict !== LicenseVerdict.Open;
  const reviewed: Stage['outcome'] = isPublished
    ? 'done'
    : isDecided || isHeldUp
      ? 'stopped'
      : isDone
        ? 'now'
        : 'ahead';
  return [
    { word: 'Received', outcome: 'done' },
    { word: 'Checked', outcome: checked },
    { word: 'Reviewed', outcome: reviewed },
    { word: 'Published', outcome: isPublished ? 'done' : 'ahead' },
  ];
}
