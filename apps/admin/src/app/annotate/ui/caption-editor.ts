import { afterNextRender, Component, ElementRef, inject, Injector, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import type { Caption } from '../model/draft.js';
import { directionOf, languageName, LANGUAGES } from './languages.js';

export interface CaptionChange {
  readonly captions: readonly Caption[];
  readonly word: string;
  /** Letters of one word are one step. */
  readonly merge?: string;
}

/** What is said about the whole picture, in any number of languages. */
@Component({
  selector: 'odr-caption-editor',
  imports: [Icon, MatButton],
  template: `
    @for (caption of captions(); track caption.id) {
      <div class="caption">
        <div class="head">
          <label class="odr-filter">
            Language
            <input
              #language
              list="odr-languages"
              size="8"
              placeholder="any"
              autocapitalize="none"
              spellcheck="false"
              [value]="caption.language"
              (change)="setLanguage(caption, language.value)"
            />
          </label>
          <span class="odr-quiet">{{ name(caption.language) }}</span>
          <button
            type="button"
            class="remove"
            [attr.aria-label]="'Remove the caption ' + name(caption.language)"
            (click)="remove(caption)"
          >
            <odr-icon name="delete" />
          </button>
        </div>
        <textarea
          #text
          rows="3"
          class="text"
          placeholder="What does one see?"
          [attr.aria-label]="'Caption ' + name(caption.language)"
          [attr.lang]="caption.language || null"
          [dir]="direction(caption.language)"
          [value]="caption.text"
          (input)="setText(caption, text.value)"
        ></textarea>
      </div>
    }
    <button matButton type="button" (click)="add()"><odr-icon matButtonIcon name="add" /> Add a caption</button>
    <datalist id="odr-languages">
      @for (one of languages; track one) {
        <option [value]="one">{{ name(one) }}</option>
      }
    </datalist>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
    }

    .caption {
      display: grid;
      gap: 6px;
      inline-size: 100%;
    }

    .head {
      display: flex;
      align-items: center;
      gap: 8px;
    }

    .remove {
      --odr-icon-size: 18px;

      display: grid;
      place-items: center;
      inline-size: 32px;
      block-size: 32px;
      margin-inline-start: auto;
      border: 0;
      border-radius: 8px;
      background: none;
      color: inherit;
      cursor: pointer;
    }

    .text {
      inline-size: 100%;
      padding: 8px 10px;
      border: 1px solid var(--odr-line);
      border-radius: 8px;
      background: var(--odr-surface-raised);
      color: var(--odr-text);
      font: var(--mat-sys-body-medium);
      field-sizing: content;
      min-block-size: 4.5lh;
      resize: vertical;
    }

    .text:focus {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -1px;
    }
  `,
})
export class CaptionEditor {
  readonly captions = input.required<readonly Caption[]>();
  readonly changed = output<CaptionChange>();

  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly languages = LANGUAGES;
  protected readonly name = languageName;
  protected readonly direction = directionOf;

  /** Takes one to the first caption, or begins it. */
  focus(): void {
    if (this.captions().length === 0) this.add();
    else this.host.querySelector<HTMLElement>('textarea')?.focus();
  }

  protected add(): void {
    const used = new Set(this.captions().map(({ language }) => language));
    const language = [...navigator.languages.map((one) => one.split('-')[0] ?? ''), ''].find((one) => !used.has(one));
    const caption = { id: crypto.randomUUID(), language: language ?? '', text: '' };
    this.changed.emit({ captions: [...this.captions(), caption], word: 'Add a caption' });
    // Not before it is there, however long that takes: keys typed meanwhile would be commands.
    const last = (): void => this.host.querySelector<HTMLElement>('.caption:last-of-type textarea')?.focus();
    afterNextRender({ read: last }, { injector: this.injector });
  }

  protected setText(caption: Caption, text: string): void {
    this.changed.emit({
      captions: this.with(caption, { text }),
      word: 'Write the caption',
      merge: `text ${caption.id}`,
    });
  }

  protected setLanguage(caption: Caption, language: string): void {
    this.changed.emit({ captions: this.with(caption, { language: language.trim() }), word: 'Set the language' });
  }

  protected remove(caption: Caption): void {
    this.changed.emit({ captions: this.captions().filter((one) => one !== caption), word: 'Remove a caption' });
  }

  private with(caption: Caption, changes: Partial<Caption>): readonly Caption[] {
    return this.captions().map((one) => (one === caption ? { ...one, ...changes } : one));
  }
}
