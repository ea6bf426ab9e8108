import { HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import { isCaptionValue } from '@odr/contracts';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { AnnotateClient } from '../data/annotate-client.js';
import { DraftKeeper, type KeptDraft } from '../data/draft-keeper.js';
import { type Change, changesOf, type Held, type Opened, openedFrom } from '../model/document.js';
import type { Draft } from '../model/draft.js';
import type { Suggestion } from '../model/suggestion.js';
import { Decider, type Touched } from './decider.js';
import type { Conflict, Desk, SaveState } from './desk.js';
import { Refusals } from './refusals.js';

const QUIET_MS = 900;
const AGAIN_MS = 8_000;
/** Writing a crowded picture down takes milliseconds that a held key does not have. */
const KEEP_MS = 150;
/** What breaks a schema: it stays so, however often it is sent. */
const INVALID = 422;

/** Brings a draft to the server a moment after each change, and keeps it on this machine until it is there. */
@Service({ autoProvided: false })
export class Saver {
  private readonly client = inject(AnnotateClient);
  private readonly keeper = inject(DraftKeeper);
  private readonly decider = inject(Decider);
  private readonly _state = signal<SaveState>('saved');
  private readonly _problem = signal<Problem | undefined>(undefined);
  private readonly _conflict = signal<Conflict | undefined>(undefined);
  private readonly _isKept = signal(true);
  private readonly refused = new Refusals();
  private desk: Desk | undefined;
  private draft: Draft | undefined;
  private held = new Map<string, Held>();
  private clientIds = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;

  readonly state = this._state.asReadonly();
  /** Why it was refused. */
  readonly problem = this._problem.asReadonly();
  readonly conflict = this._conflict.asReadonly();
  /** What the server does not take as it is, by key of the document; the others are saved nevertheless. */
  readonly refusals = this.refused.all;
  /** Whether unsaved work would outlive a reload. */
  readonly isSafe = computed(() => this._state() === 'saved' || this._isKept());

  constructor() {
    const online = (): void => void this.flush();
    const hidden = (): void => this.keepIfDue();
    window.addEventListener('online', online);
    window.addEventListener('pagehide', hidden);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', online);
      window.removeEventListener('pagehide', hidden);
      this.keepIfDue();
      clearTimeout(this.timer);
    });
  }

  /** Begins with what the server has; with a kept draft, from where that one stood. */
  open(
    desk: Desk,
    { draft, held }: Opened,
    { kept, suggestions }: { readonly kept: KeptDraft | undefined; readonly suggestions: readonly Suggestion[] },
  ): void {
    this.decider.open(suggestions);
    clearTimeout(this.timer);
    this.keepIfDue();
    this.desk = desk;
    this.draft = kept?.draft ?? draft;
    this.held = new Map(kept?.held ?? held);
    this.clientIds = new Map(kept?.clientIds);
    this._problem.set(undefined);
    this._conflict.set(undefined);
    this.refused.clear();
    this._state.set('saved');
    if (kept) void this.flush();
  }

  /** @param quietMs how long nothing more may change before it is saved */
  changed(draft: Draft, quietMs = QUIET_MS): void {
    this.draft = draft;
    this.keepTimer ??= setTimeout(() => this.keepIfDue(), KEEP_MS);
    if (this._state() === 'conflict') return;
    this._state.set('waiting');
    this.later(quietMs);
  }

  /** Saves now what there is to save. @returns whether everything is on the server */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running ??= this.saveAll().finally(() => (this.running = undefined));
    await this.running;
    return this._state() === 'saved';
  }

  /** Tries everything anew, also what was refused: a schema may have changed. */
  again(): Promise<boolean> {
    this.refused.clear();
    return this.flush();
  }

  /** Goes on after a conflict: from their version, with what the draft says now. */
  settle(conflict: Conflict, draft: Draft): Promise<boolean> {
    this.held.set(conflict.key, conflict.theirs);
    this._conflict.set(undefined);
    this.draft = draft;
    return this.flush();
  }

  private async saveAll(): Promise<void> {
    for (;;) {
      const { desk, draft } = this;
      if (!desk || !draft) return;
      // Decisions first: the server puts what was accepted into the annotation itself, and says so in its history.
      const isBehind = this.decider.isBehind(draft);
      const changes = isBehind ? [] : changesOf(draft, this.held);
      if (!isBehind) this.refused.keepOnly(changes);
      const change = changes.find((one) => isWhole(desk, one) && !this.refused.has(one));
      if (!isBehind && !change) return this.finished(changes.length > 0);
      this._state.set('saving');
      try {
        if (change) await this.write(desk, change);
        else await this.adopt(desk, draft, await this.decider.tellNext(draft));
      } catch (error) {
        // Lost connection, lost session, newer version, or a schema that refuses: only the server can know.
        const problem = toProblem(error);
        if (this.desk !== desk) return;
        if (change && change.kind !== 'delete' && problem.status === INVALID) this.refused.add(change, problem);
        else return await this.failed(change, problem);
      }
      if (this.desk !== desk) return;
      this._problem.set(undefined);
    }
  }

  /** Takes over what a decision has made of an annotation, unless somebody else changed it too: then the next write finds out. */
  private async adopt(desk: Desk, draft: Draft, touched: Touched | undefined): Promise<void> {
    if (!touched) return;
    const { annotationId } = touched;
    const read = await this.read(annotationId).catch(unlessGone);
    if (this.desk !== desk) return;
    const known = [...this.held].find(([, { id }]) => id === annotationId);
    if (!read) {
      if (known) this.held.delete(known[0]);
      return;
    }
    const language = isCaptionValue(read.value) ? (read.value.language ?? '') : undefined;
    const caption = draft.captions.find((one) => one.language === language);
    const key = known?.[0] ?? (touched.key === 'caption' ? `caption:${caption?.id}` : touched.key);
    const before = this.held.get(key);
    if (before && (before.id !== annotationId || read.version > before.version + 1)) return;
    this.held.set(key, read);
    this.clientIds.delete(key);
    this.keep();
  }

  /** An annotation as this screen would write it, so that only what differs counts as a difference. */
  private async read(annotationId: string): Promise<Held> {
    const { id, version, annotation, sources } = await this.client.read(annotationId);
    const [source = { id: '', name: '' }] = sources;
    const [held] = openedFrom([{ id, version, value: annotation, source }]).held.values();
    return held ?? { id, version, value: annotation };
  }

  private async write(desk: Desk, change: Change): Promise<void> {
    const { key } = change;
    if (change.kind === 'delete') {
      await this.client.delete(change.held.id);
      this.clientIds.delete(key);
      this.held.delete(key);
    } else {
      const { id, version } =
        change.kind === 'update'
          ? await this.client.update(change.held.id, change.held.version, change.value)
          : await this.client.create(desk.contentId, desk.sourceId(change.source), change.value, this.clientId(key));
      this.held.set(key, { id, version, value: change.value });
    }
    if (this.desk === desk) this.keep();
  }

  private async failed(change: Change | undefined, problem: Problem): Promise<void> {
    if (problem.status === 404 && change && change.kind !== 'create') {
      // Somebody deleted it: then it is made anew, or is gone as wanted.
      this.held.delete(change.key);
      this.clientIds.delete(change.key);
      return this.later(0);
    }
    if (problem.status === 412 && change?.kind === 'update') return this.collided(change);
    this._problem.set(problem);
    // What is said to be kept has to be.
    this.keepIfDue();
    if (problem.status === 401) this._state.set('signed_out');
    else if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
      this._state.set('offline');
      this.later(AGAIN_MS);
    } else this._state.set('refused');
  }

  private async collided({ key, held, value }: Extract<Change, { kind: 'update' }>): Promise<void> {
    try {
      this._conflict.set({ key, base: held.value, mine: value, theirs: await this.read(held.id) });
      this._state.set('conflict');
    } catch (error) {
      // It may be gone, or the connection: the next attempt finds out which.
      this._problem.set(toProblem(error));
      this._state.set('offline');
      this.later(AGAIN_MS);
    }
  }

  /** @param hasMore what waits for somebody */
  private finished(hasMore: boolean): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    const problem = this.refused.first();
    this._problem.set(problem);
    this._state.set(problem ? 'refused' : hasMore ? 'unfinished' : 'saved');
    // Marks without a label are no part of any annotation yet, and still somebody's work.
    if (hasMore || this.draft?.marks.some(({ label }) => label === '')) this.keep();
    else if (this.desk) this.keeper.forget(this.desk.userId, this.desk.contentId);
  }

  private keepIfDue(): void {
    if (this.keepTimer !== undefined) this.keep();
  }

  private keep(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    if (!this.desk || !this.draft) return;
    const kept = { draft: this.draft, held: [...this.held], clientIds: [...this.clientIds], keptAt: Date.now() };
    this._isKept.set(this.keeper.keep(this.desk.userId, this.desk.contentId, kept));
  }

  private later(waitMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), waitMs);
  }

  private clientId(key: string): string {
    const known = this.clientIds.get(key);
    if (known !== undefined) return known;
    const made = `annotate/${crypto.randomUUID()}`;
    this.clientIds.set(key, made);
    this.keep();
    return made;
  }
}

/** What somebody has to complete first is not sent. */
const isWhole = (desk: Desk, change: Change): boolean =>
  change.kind === 'delete' || desk.isWhole(change.key, change.value);

/** What a taken back decision leaves may be nothing: then there is no annotation any more. */
function unlessGone(error: unknown): undefined {
  if (error instanceof HttpErrorResponse && error.status === 404) return undefined;
  throw error;
}
