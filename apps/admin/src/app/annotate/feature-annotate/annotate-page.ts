import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import type { OtherAnnotation } from '../data/other-annotation.js';
import { type Tool, select, toggleHidden, toggleSelected, withLabel, withTool } from '../model/editor.js';
import type { Point } from '../model/geometry.js';
import { closePolygon, erase } from '../model/keys.js';
import { dragged, type Press, pressed, released } from '../model/pointer.js';
import { CaptionEditor, type CaptionChange } from '../ui/caption-editor.js';
import { FormList } from '../ui/form-list.js';
import { ObjectList } from '../ui/object-list.js';
import { OtherList } from '../ui/other-list.js';
import { SaveStateView } from '../ui/save-state.js';
import { Stage } from '../ui/stage.js';
import { SuggestionList } from '../ui/suggestion-list.js';
import { type TagChange, TagEditor } from '../ui/tag-editor.js';
import { ToolBar } from '../ui/tool-bar.js';
import { annotateKeys, type Place } from './annotate-keys.js';
import { AnnotateStore } from './annotate-store.js';
import { Decider } from './decider.js';
import { Departure } from './departure.js';
import { Forms } from './forms.js';
import { MergeDialog } from './merge-dialog.js';
import { Others } from './others.js';
import { Saver } from './saver.js';
import { Walk } from './walk.js';
import { Words } from './words.js';

/** Where one says what a picture shows: objects, captions, tags; one picture after the other. */
@Component({
  selector: 'odr-annotate-page',
  imports: [
    CaptionEditor,
    Empty,
    FormList,
    Icon,
    MatButton,
    MatIconButton,
    MatTooltip,
    ObjectList,
    OtherList,
    ProblemView,
    RouterLink,
    SaveStateView,
    ShortcutKey,
    Skeleton,
    Stage,
    SuggestionList,
    TagEditor,
    ToolBar,
  ],
  providers: [AnnotateStore, Decider, Departure, Forms, Others, Saver],
  templateUrl: './annotate-page.html',
  styleUrl: './annotate-page.scss',
})
export default class AnnotatePage {
  readonly contentId = input.required<string>();
  /** Which list one goes through; from the address. */
  readonly set = input<string>();
  readonly campaign = input<string>();
  readonly q = input<string>();
  readonly license = input<string>();
  readonly format = input<string>();
  readonly minWidth = input<string>();
  readonly from = input<string>();

  protected readonly store = inject(AnnotateStore);
  protected readonly forms = inject(Forms);
  protected readonly others = inject(Others);
  protected readonly walk = inject(Walk);
  protected readonly words = inject(Words);
  protected readonly departure = inject(Departure);
  private readonly dialog = inject(MatDialog);
  private readonly announcer = inject(LiveAnnouncer);

  private readonly stage = viewChild(Stage);
  private readonly toolBar = viewChild(ToolBar);
  private readonly captionEditor = viewChild(CaptionEditor);
  private readonly tagEditor = viewChild(TagEditor);
  private readonly formList = viewChild(FormList);
  private readonly otherList = viewChild(OtherList);
  protected readonly isHeld = signal(false);

  protected readonly trail = computed(() => {
    const filters = { q: this.q(), license: this.license(), format: this.format(), minWidth: this.minWidth() };
    const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
    return {
      ...(this.set() ? { set: this.set() } : {}),
      ...(this.campaign() ? { campaign: this.campaign() } : {}),
      ...(this.from() === 'browse' ? { filters: Object.fromEntries(given) } : {}),
    };
  });
  protected readonly back = computed(() => {
    const set = this.set();
    if (set) return ['/sets', set];
    return this.from() === 'browse' ? ['/browse'] : ['/contents', this.contentId()];
  });
  protected readonly place = computed(() => {
    const position = this.walk.position();
    const total = this.walk.total();
    if (position === undefined) return '';
    return total === undefined ? `${position}` : `${position} of ${total}`;
  });
  protected readonly stageLabel = computed(() => {
    const count = plural(this.store.marks().length, 'object');
    return `${this.store.content()?.name ?? 'Picture'}, ${count}. Arrows move what is selected; question mark shows all keys.`;
  });
  protected readonly isDrawable = computed(() => {
    const content = this.store.content();
    return Boolean(content?.width && content.height);
  });
  protected readonly plural = plural;

  constructor() {
    effect(() => {
      const [id, trail] = [this.contentId(), this.trail()];
      untracked(() => {
        this.store.show(id);
        void this.walk.come(trail, id).then(() => this.store.prefetch(this.walk.next()));
      });
    });
    void this.words.begin();
    for (const [name, keys] of annotateKeys({
      store: this.store,
      stage: () => this.stage(),
      hold: (isHeld) => this.isHeld.set(isHeld),
      labelAt: (index) => this.labelAt(index),
      focus: (what) => this.focusOn(what),
      undo: () => this.undo(),
      redo: () => this.redo(),
      toggleOthers: () => this.others.toggleAll(),
      go: (by) => void this.departure.go(by),
      skip: () => void this.departure.skip(),
    }))
      injectShortcuts(name, keys);
    // What is selected is said aloud, for those who do not see it.
    effect(() => {
      const { label, shape } = this.store.sole() ?? {};
      const isInHand = untracked(() => this.store.editor()?.gesture !== undefined);
      if (shape && !isInHand) void this.announcer.announce(`${label || 'No label'}, ${shape.kind}`);
    });
    this.store.whenNameless(() => this.focusOn('label'));
  }

  protected press(press: Press): void {
    this.store.change((editor) => pressed(editor, press));
  }

  protected drag(to: Point): void {
    this.store.change((editor) => dragged(editor, to));
  }

  protected release(): void {
    this.store.change(released);
  }

  protected close(): void {
    this.store.change(closePolygon);
  }

  protected pick(tool: Tool): void {
    this.store.change((editor) => withTool(editor, tool));
    this.stage()?.focus();
  }

  /** Also from the field: afterwards the keys are for the picture again. */
  protected label(word: string): void {
    this.words.use(word);
    this.store.change((editor) => withLabel(editor, word));
    this.stage()?.focus();
  }

  protected pickObject({ id, isAdding }: { readonly id: string; readonly isAdding: boolean }): void {
    this.store.change((editor) => (isAdding ? toggleSelected(editor, id) : select(withTool(editor, 'select'), [id])));
  }

  protected hide(id: string): void {
    this.store.change((editor) => toggleHidden(editor, [id]));
  }

  protected remove(id: string): void {
    this.store.change((editor) => erase(select(editor, [id])));
  }

  protected setCaptions({ captions, word, merge }: CaptionChange): void {
    this.store.run({ type: 'captions', captions }, word, merge);
  }

  protected setTags({ tags, word, merge }: TagChange): void {
    this.store.run({ type: 'tags', tags }, word, merge);
  }

  protected startFrom(other: OtherAnnotation): void {
    const isNew = this.others.startFrom(other);
    void this.announcer.announce(isNew ? `Taken over from ${other.who}` : 'You say all of this already');
  }

  protected undo(): void {
    this.say('Undone', this.store.undo());
  }

  protected redo(): void {
    this.say('Done again', this.store.redo());
  }

  protected focusStage(): void {
    this.stage()?.focus();
  }

  protected async resolve(): Promise<void> {
    const conflict = this.store.saver.conflict();
    if (!conflict) return;
    const asked = this.dialog.open<MergeDialog, typeof conflict, { readonly value: unknown }>(MergeDialog, {
      data: conflict,
      width: '720px',
      maxWidth: '94vw',
    });
    const chosen = await firstValueFrom(asked.afterClosed());
    if (chosen) await this.store.settle(chosen.value);
  }

  private labelAt(index: number): void {
    const word = this.words.palette()[index];
    if (word !== undefined) this.label(word);
  }

  private focusOn(what: Place): void {
    switch (what) {
      case 'label':
        return this.toolBar()?.focusLabel();
      case 'caption':
        return this.captionEditor()?.focus();
      case 'tags':
        return this.tagEditor()?.focus();
      case 'form':
        return this.formList()?.focus();
      case 'choice':
        return this.formList()?.focusChoice();
      case 'others':
        return this.otherList()?.focusNext();
    }
  }

  private say(how: string, word: string | undefined): void {
    if (word !== undefined) void this.announcer.announce(`${how}: ${word}`);
  }
}
