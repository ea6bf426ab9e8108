import { Service } from '@angular/core';

import type { Held } from '../model/document.js';
import type { Draft } from '../model/draft.js';

const PREFIX = 'odr.annotate';
const DAYS_KEPT = 60;
const DAY_MS = 86_400_000;

/** What was not on the server yet when this machine last knew. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The versions that it was made from. */
  readonly held: readonly (readonly [string, Held])[];
  /** Names of annotations that were being made, so that none is made twice. */
  readonly clientIds: readonly (readonly [string, string])[];
  readonly keptAt: number;
}

/** Work that outlives a reload, a lost connection and a session that ran out. By person: a shared machine shows nobody's to another. */
@Service()
export class DraftKeeper {
  /** @returns whether it could be kept: storage may be full or switched off */
  keep(userId: string, contentId: string, kept: KeptDraft): boolean {
    try {
      localStorage.setItem(keyOf(userId, contentId), JSON.stringify(kept));
      return true;
    } catch {
      // Only the browser knows its quota; the page says that the work is nowhere but on the screen.
      return false;
    }
  }

  find(userId: string, contentId: string): KeptDraft | undefined {
    const text = localStorage.getItem(keyOf(userId, contentId));
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as KeptDraft;
    } catch {
      // Cut short by a crash of the browser: there is nothing in it that could be shown.
      this.forget(userId, contentId);
      return undefined;
    }
  }

  forget(userId: string, contentId: string): void {
    localStorage.removeItem(keyOf(userId, contentId));
  }

  /** What nobody came back to. */
  prune(now: number): void {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(`${PREFIX}.draft.`))) {
      const at = /"keptAt":(\d+)/.exec(localStorage.getItem(key) ?? '')?.[1];
      if (now - Number(at ?? 0) > DAYS_KEPT * DAY_MS) localStorage.removeItem(key);
    }
  }
}

const keyOf = (userId: string, contentId: string): string => `${PREFIX}.draft.${userId}.${contentId}`;
