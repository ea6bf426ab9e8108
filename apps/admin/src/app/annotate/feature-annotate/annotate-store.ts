import { Service, computed, effect, inject, linkedSignal, resource, signal, untracked } from '@angular/core';

import type { Content } from '../../shared/data-content/content.js';
import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { plural } from '../../shared/util-format/format.js';
import { Session } from '../../shared/data-session/session.js';
import { DraftKeeper } from '../data/draft-keeper.js';
import type { Command } from '../model/command.js';
import type { Draft } from '../model/draft.js';
import { openedFrom, type SourceKey } from '../model/document.js';
import {
  draftOf,
  type Editor,
  opened,
  redo,
  run,
  select,
  selectedOf,
  soleOf,
  type Tool,
  undo,
  withTool,
} from '../model/editor.js';
import { drawnBox } from '../model/gesture.js';
import { redoWord, undoWord } from '../model/history.js';
import { shownOf } from '../model/pointer.js';
import { replacement } from '../model/replacement.js';
import { accepting, pendingOf, proposedMark, rejecting, type Suggestion } from '../model/suggestion.js';
import { DeskLoader, type Loaded, missingIn, ownOf, sourceIdOf } from './desk-loader.js';
import { Saver } from './saver.js';

/** Time to correct what was taken over. */
const CORRECTING_MS = 8_000;

/** One picture on the desk: what is said about it, and every change of that. */
@Service({ autoProvided: false })
export class AnnotateStore {
  private readonly loader = inject(DeskLoader);
  private readonly session = inject(Session);
  private readonly keeper = inject(DraftKeeper);
  readonly saver = inject(Saver);

  private readonly id = signal<string | undefined>(undefined);
  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.loader.load(params) });
  private nameless = (): void => undefined;
  private readonly _editor = signal<Editor | undefined>(undefined);

  readonly loaded = computed<Loaded | undefined>(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  readonly problem = computed<Problem | undefined>(() =>
    this.answer.error() ? toProblem(this.answer.error()) : undefined,
  );
  readonly content = computed(() => this.loaded()?.content);
  readonly picture = computed(() => this.loaded()?.picture);
  readonly editor = this._editor.asReadonly();
  readonly marks = computed(() => this._editor()?.history.draft.marks ?? []);
  readonly shown = computed(() => {
    const editor = this._editor();
    return editor ? shownOf(editor) : [];
  });
  /** The selected one, as it looks in the middle of a drag. */
  readonly sole = computed(() => {
    const editor = this._editor();
    const sole = editor && soleOf(editor);
    return sole && this.shown().find(({ id }) => id === sole.id);
  });
  readonly selected = computed(() => {
    const editor = this._editor();
    return editor ? selectedOf(editor) : [];
  });
  readonly drawing = computed(() => {
    const editor = this._editor();
    return editor?.gesture?.kind === 'draw' ? drawnBox(editor.gesture, editor.size) : undefined;
  });
  readonly draft = computed(() => this._editor()?.history.draft);
  readonly undoWord = computed(() => {
    const editor = this._editor();
    return editor && undoWord(editor.history);
  });
  readonly redoWord = computed(() => {
    const editor = this._editor();
    return editor && redoWord(editor.history);
  });
  readonly suggestions = computed(() => {
    const [loaded, draft] = [this.loaded(), this.draft()];
    return loaded && draft ? pendingOf(loaded.suggestions, draft) : [];
  });
  /** The one that keys accept and reject: the surest, unless another was chosen. */
  readonly suggestion = linkedSignal<readonly Suggestion[], Suggestion | undefined>({
    source: this.suggestions,
    computation: (all, before) => {
      const at = before?.source.findIndex(({ id }) => id === before.value?.id) ?? -1;
      return all.find(({ id }) => id === before?.value?.id) ?? all[Math.min(Math.max(at, 0), all.length - 1)];
    },
  });
  readonly proposedId = computed(() => {
    const suggestion = this.suggestion();
    return suggestion && proposedMark(suggestion)?.id;
  });
  readonly proposals = computed(() =>
    this.suggestions()
      .map(proposedMark)
      .filter((mark) => mark !== undefined),
  );
  readonly unlabelled = computed(() => this.marks().filter(({ label }) => label === '').length);
  /** What others say, to look at and not to change. */
  readonly others = computed(() => {
    const own = new Set(this.own().map(({ id }) => id));
    return (this.loaded()?.annotations ?? []).filter(({ id }) => !own.has(id));
  });
  private readonly own = computed(() => ownOf(this.loaded()?.annotations ?? [], this.session.user()?.id));

  constructor() {
    this.keeper.prune(Date.now());
    effect(() => {
      const loaded = this.loaded();
      untracked(() => (loaded ? this.begin(loaded) : this._editor.set(undefined)));
    });
    // A session that ran out has come back: what waited for it is sent.
    effect(() => {
      if (this.session.isSignedIn() && this.saver.state() === 'signed_out') void this.saver.flush();
    });
  }

  /** @param ask called at once when something was drawn that has no label, so that whoever types on types its name */
  whenNameless(ask: () => void): void {
    this.nameless = ask;
  }

  show(id: string): void {
    if (this.id() !== id) this.id.set(id);
  }

  reload(): void {
    this.answer.reload();
  }

  /** Has the next picture fetched while one works on this. */
  async prefetch(next: Content | undefined): Promise<void> {
    // Nothing is lost when it fails: the picture is fetched when one comes to it.
    if (next) await this.loader.prefetch(next).catch(() => undefined);
  }

  /** Runs a change of the picture in work; what changed of the draft is saved a moment later. */
  change(how: (editor: Editor) => Editor, quietMs?: number): void {
    const before = this._editor();
    if (!before) return;
    const after = how(before);
    if (after === before) return;
    this._editor.set(after);
    if (after.nextId !== before.nextId && soleOf(after)?.label === '') this.nameless();
    if (draftOf(after) !== draftOf(before)) this.saver.changed(draftOf(after), quietMs);
  }

  run(command: Command, word: string, merge?: string): void {
    this.change((editor) => run(editor, command, word, merge));
  }

  /** @returns what was taken back, in words */
  undo(): string | undefined {
    const word = this.undoWord();
    this.change(undo);
    return word;
  }

  redo(): string | undefined {
    const word = this.redoWord();
    this.change(redo);
    return word;
  }

  accept(suggestions: readonly Suggestion[]): void {
    this.decide(suggestions, 'Accept', accepting);
  }

  reject(suggestions: readonly Suggestion[]): void {
    this.decide(suggestions, 'Reject', (_draft, all) => rejecting(all));
  }

  /** Accepts and selects it; there is a while to correct it before the server is told how good it was. */
  correct(suggestion: Suggestion): void {
    this.decide([suggestion], 'Accept', accepting, CORRECTING_MS);
    const mark = proposedMark(suggestion);
    if (mark) this.change((editor) => select(withTool(editor, 'select'), [mark.id]));
  }

  /** Goes round among the suggestions. */
  stepSuggestion(by: 1 | -1): void {
    const all = this.suggestions();
    const at = all.findIndex((one) => one === this.suggestion());
    this.suggestion.set(all[(at + by + all.length) % all.length]);
  }

  private decide(
    suggestions: readonly Suggestion[],
    verb: string,
    commandFor: (draft: Draft, all: readonly Suggestion[]) => Command,
    quietMs?: number,
  ): void {
    const [first] = suggestions;
    if (!first) return;
    const word = `${verb} ${suggestions.length === 1 ? first.label : plural(suggestions.length, 'suggestion')}`;
    this.change((editor) => run(editor, commandFor(draftOf(editor), suggestions), word), quietMs);
  }

  /** Ends a conflict with one value for both. */
  async settle(value: unknown): Promise<void> {
    const conflict = this.saver.conflict();
    const editor = this._editor();
    if (!conflict || !editor) return;
    const command = replacement(draftOf(editor), conflict.key, value, `v${conflict.theirs.version}`);
    const after = run(editor, command, 'Put versions together');
    this._editor.set(after);
    await this.saver.settle(conflict, draftOf(after));
  }

  private begin({ content, sources, suggestions }: Loaded): void {
    const user = this.session.user();
    const { width, height } = content;
    if (!user || !width || !height) return;
    const { draft, held } = openedFrom(this.own());
    const kept = this.keeper.find(user.id, content.id);
    const before = this._editor();
    const tool: Tool = before?.tool ?? 'box';
    this._editor.set(startedFrom(opened(kept?.draft ?? draft, { width, height }, before?.label ?? '', tool)));
    const desk = {
      userId: user.id,
      contentId: content.id,
      sourceId: (key: SourceKey): string => sourceIdOf(sources, key),
      isWhole: (key: string, value: unknown): boolean => missingIn(sources, key, value).length === 0,
    };
    this.saver.open(desk, { draft, held }, { kept, suggestions });
  }
}

/** Ids of what is drawn next must not meet those of a kept draft. */
function startedFrom(editor: Editor): Editor {
  const used = draftOf(editor).marks.map(({ id }) => Number(/^n(\d+)$/.exec(id)?.[1] ?? 0));
  return { ...editor, nextId: Math.max(0, ...used) + 1 };
}
