import { Service, inject } from '@angular/core';

import { processingReason } from '../../shared/data-content/content.js';
import type { Contribution } from '../contribution.js';
import { UploadClient } from '../data/upload-client.js';
import { type UploadRow, stateOfContribution } from '../upload.js';

const ASK_AGAIN_MS = 2_500;
/** One request tells of as many as a page of the list has. */
const ASKED_AT_ONCE = 200;

/** Follows what becomes of files that were sent, until it is settled. One question tells of all of them. */
@Service({ autoProvided: false })
export class Followed {
  private readonly client = inject(UploadClient);
  private timer: ReturnType<typeof setTimeout> | undefined;

  follow(rows: () => readonly UploadRow[], change: (key: string, change: Partial<UploadRow>) => void): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.ask(rows, change).then((isOver) => {
        if (!isOver) this.follow(rows, change);
      });
    }, ASK_AGAIN_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async ask(
    rows: () => readonly UploadRow[],
    change: (key: string, change: Partial<UploadRow>) => void,
  ): Promise<boolean> {
    try {
      const latest = new Map((await this.client.latest(ASKED_AT_ONCE)).map((one) => [one.id, one]));
      for (const { key, contentId } of rows().filter(isReceived)) {
        const settled = settledBy(latest.get(contentId ?? ''));
        if (settled) change(key, settled);
      }
    } catch {
      // Being told is a comfort, not a promise: the next round asks again.
    }
    return !rows().some(isReceived);
  }
}

const isReceived = ({ state }: UploadRow): boolean => state === 'received';

function settledBy(contribution: Contribution | undefined): Partial<UploadRow> | undefined {
  const content = contribution?.content;
  if (!contribution || !content) return undefined;
  if (content.processingState === 'failed') {
    const problem = content.processingError;
    const reason = processingReason(content);
    const title = reason;
    return {
      state: 'refused',
      reason,
      problem: { status: 422, code: problem?.code ?? 'unknown', title, detail: reason, errors: [], extra: {} },
    };
  }
  const state = stateOfContribution(contribution.state);
  return state && { state };
}
