import { Component, input, output, signal, viewChild } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import type { Tag } from '../model/draft.js';
import { TermField } from './term-field.js';

export interface TagChange {
  readonly tags: readonly Tag[];
  readonly word: string;
  readonly merge?: string;
}

/** Tags with what is known of each: a category, and how sure one is. */
@Component({
  selector: 'odr-tag-editor',
  imports: [Icon, TermField],
  template: `
    <odr-term-field
      label="Tag"
      placeholder="add one, Enter"
      [options]="options()"
      (typed)="typed.emit($event)"
      (taken)="add($event)"
      (left)="left.emit()"
    />
    <ul aria-label="Tags">
      @for (tag of tags(); track tag.tag) {
        <li [class.open]="open() === tag.tag">
          <button
            type="button"
            class="name"
            [attr.aria-expanded]="open() === tag.tag"
            (click)="open.set(open() === tag.tag ? undefined : tag.tag)"
          >
            {{ tag.tag }}
            @if (tag.category) {
              <span class="odr-quiet">{{ tag.category }}</span>
            }
            @if (tag.confidence !== undefined) {
              <span class="odr-quiet odr-number">{{ tag.confidence }}</span>
            }
          </button>
          <button type="button" class="remove" [attr.aria-label]="'Remove ' + tag.tag" (click)="remove(tag)">
            <odr-icon name="close" />
          </button>
        </li>
        @if (open() === tag.tag) {
          <li class="details">
            <label class="odr-filter">
              Category
              <input #category size="12" [value]="tag.category ?? ''" (change)="setCategory(tag, category.value)" />
            </label>
            <label class="odr-filter">
              Confidence
              <input
                #confidence
                type="number"
                min="0"
                max="1"
                step="0.05"
                [value]="tag.confidence ?? ''"
                (change)="setConfidence(tag, confidence.value)"
              />
            </label>
          </li>
        }
      } @empty {
        <li class="odr-quiet none">None yet</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    li {
      display: inline-flex;
      align-items: center;
      border-radius: 14px;
      background: color-mix(in srgb, var(--odr-text) 9%, transparent);
    }

    .none,
    .details {
      background: none;
    }

    .details {
      flex-wrap: wrap;
      gap: 6px;
      inline-size: 100%;
    }

    button {
      --odr-icon-size: 16px;

      min-block-size: 28px;
      border: 0;
      border-radius: 14px;
      background: none;
      color: var(--odr-text);
      font: var(--mat-sys-body-medium);
      cursor: pointer;
    }

    .name {
      padding-inline: 12px 4px;
    }

    .remove {
      display: grid;
      place-items: center;
      min-inline-size: 28px;
      padding: 0;
    }
  `,
})
export class TagEditor {
  readonly tags = input.required<readonly Tag[]>();
  readonly options = input<readonly string[]>([]);

  readonly changed = output<TagChange>();
  readonly typed = output<string>();
  readonly left = output<void>();

  private readonly field = viewChild.required(TermField);
  protected readonly open = signal<string | undefined>(undefined);

  focus(): void {
    this.field().focus();
  }

  /** Commas part several. What is there already stays as it is. */
  protected add(text: string): void {
    const known = new Set(this.tags().map(({ tag }) => tag.toLowerCase()));
    const words = text.split(',').map((word) => word.trim());
    const added = words.filter(
      (word) => word !== '' && !known.has(word.toLowerCase()) && known.add(word.toLowerCase()),
    );
    if (added.length === 0) return;
    this.changed.emit({ tags: [...this.tags(), ...added.map((tag) => ({ tag }))], word: `Tag ${added.join(', ')}` });
  }

  protected remove(tag: Tag): void {
    this.changed.emit({ tags: this.tags().filter((one) => one !== tag), word: `Remove the tag ${tag.tag}` });
  }

  protected setCategory(tag: Tag, text: string): void {
    const { category: _before, ...rest } = tag;
    this.replace(tag, text.trim() === '' ? rest : { ...rest, category: text.trim() });
  }

  protected setConfidence(tag: Tag, text: string): void {
    const { confidence: _before, ...rest } = tag;
    const value = Number(text);
    this.replace(
      tag,
      text === '' || Number.isNaN(value) ? rest : { ...rest, confidence: Math.min(1, Math.max(0, value)) },
    );
  }

  private replace(tag: Tag, by: Tag): void {
    this.changed.emit({
      tags: this.tags().map((one) => (one === tag ? by : one)),
      word: `Describe the tag ${tag.tag}`,
    });
  }
}
