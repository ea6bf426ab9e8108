import { Service, computed, inject, linkedSignal, signal } from '@angular/core';

import { Session } from '../../shared/data-session/session.js';
import { type OtherAnnotation, othersFrom } from '../data/other-annotation.js';
import { marksOfOther, startingFrom } from '../model/other.js';
import { draftOf, run } from '../model/editor.js';
import { AnnotateStore } from './annotate-store.js';
import { Walk } from './walk.js';

/** Which voices somebody looks at; it outlives the picture. */
@Service()
export class ShownVoices {
  private readonly _all = signal<ReadonlySet<string>>(new Set());
  readonly all = this._all.asReadonly();

  set(voices: readonly string[], isShown: boolean): void {
    this._all.update((all) =>
      isShown ? new Set([...all, ...voices]) : new Set([...all].filter((one) => !voices.includes(one))),
    );
  }
}

/**
 * What others say of the picture: to look at, and to start from. Hidden until one asks for it, so that nobody is led; in a
 * campaign there is none of it, whatever the server would tell.
 */
@Service({ autoProvided: false })
export class Others {
  private readonly store = inject(AnnotateStore);
  private readonly walk = inject(Walk);
  private readonly session = inject(Session);
  private readonly voices = inject(ShownVoices);
  private copies = 0;

  readonly all = computed<readonly OtherAnnotation[]>(() =>
    this.walk.isCampaign() ? [] : othersFrom(this.store.others(), this.session.user()?.id),
  );
  readonly shown = computed<ReadonlySet<string>>(
    () => new Set(this.all().flatMap(({ id, voice }) => (this.voices.all().has(voice) ? [id] : []))),
  );
  /** The one that is pointed at: its shapes are named. */
  readonly current = linkedSignal<readonly OtherAnnotation[], string | undefined>({
    source: this.all,
    computation: () => undefined,
  });
  /** Shapes to draw, each in the colour of whoever set it. */
  readonly marks = computed(() =>
    this.all()
      .filter(({ id }) => this.shown().has(id))
      .flatMap((one) =>
        marksOfOther(one).map((mark) => ({ mark, colour: one.colour, isNamed: one.id === this.current() })),
      ),
  );

  show({ voice }: OtherAnnotation, isShown: boolean): void {
    this.voices.set([voice], isShown);
  }

  /** Shows all of them, or, if they are shown, none. */
  toggleAll(): void {
    const isShown = this.shown().size < this.all().length;
    this.voices.set(
      this.all().map(({ voice }) => voice),
      isShown,
    );
  }

  /** @returns whether there was something to take over */
  startFrom(other: OtherAnnotation): boolean {
    const editor = this.store.editor();
    this.copies += 1;
    const command = editor && startingFrom(draftOf(editor), other, (index) => `x${this.copies}-${Date.now()}-${index}`);
    if (!command) return false;
    this.store.change((one) => run(one, command, `Start from ${other.source.name} of ${other.who}`));
    return true;
  }
}
