import { Component, input, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';

import { Icon } from '../../shared/ui-icon/icon.js';
import type { IconName } from '../../shared/ui-icon/icon-paths.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import type { Tool } from '../model/editor.js';
import { colourOf } from '../model/mark.js';
import { TermField } from './term-field.js';

const TOOLS: readonly { readonly tool: Tool; readonly word: string; readonly key: string; readonly icon: IconName }[] =
  [
    { tool: 'select', word: 'Select', key: 'v', icon: 'arrow_selector_tool' },
    { tool: 'box', word: 'Box', key: 'b', icon: 'rectangle' },
    { tool: 'polygon', word: 'Polygon', key: 'p', icon: 'polyline' },
    { tool: 'point', word: 'Point', key: 'o', icon: 'location_on' },
  ];

/** What one draws with, and what it is called. */
@Component({
  selector: 'odr-tool-bar',
  imports: [Icon, KeyHint, MatIconButton, MatTooltip, ShortcutKey, TermField],
  template: `
    <div class="tools" role="toolbar" aria-label="Tools">
      @for (one of tools; track one.tool) {
        <button
          matIconButton
          type="button"
          [attr.aria-pressed]="tool() === one.tool"
          [attr.aria-label]="one.word"
          [class.chosen]="tool() === one.tool"
          [matTooltip]="one.word + ' (' + one.key.toUpperCase() + ')'"
          [odrKey]="one.key"
          (click)="picked.emit(one.tool)"
        >
          <odr-icon [name]="one.icon" />
        </button>
      }
    </div>
    <odr-term-field
      label="Label"
      placeholder="what it is"
      [isKept]="true"
      [value]="label()"
      [options]="options()"
      (typed)="typed.emit($event)"
      (taken)="labelled.emit($event)"
      (left)="left.emit()"
    />
    @if (palette().length > 0) {
      <ul aria-label="Labels at hand">
        @for (word of palette(); track word) {
          <li>
            <button
              type="button"
              class="odr-chip"
              [class.chosen]="word === label()"
              [attr.aria-pressed]="word === label()"
              [odrKey]="'' + ($index + 1)"
              (click)="labelled.emit(word)"
            >
              <odr-key-hint [key]="'' + ($index + 1)" />
              <span class="dot" [style.background]="'var(--odr-mark-' + colourOf(word) + ')'"></span>
              {{ word }}
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }

    .tools {
      display: flex;
      gap: 2px;
      padding: 2px;
      border: 1px solid var(--odr-line);
      border-radius: 10px;
      background: var(--odr-surface-raised);
    }

    .chosen {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }

    .tools .chosen {
      border-radius: 8px;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    .odr-chip {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding-inline: 6px 12px;
    }

    .dot {
      inline-size: 10px;
      block-size: 10px;
      border: 1px solid var(--odr-scrim);
      border-radius: 50%;
    }
  `,
})
export class ToolBar {
  readonly tool = input.required<Tool>();
  readonly label = input.required<string>();
  readonly palette = input<readonly string[]>([]);
  readonly options = input<readonly string[]>([]);

  readonly picked = output<Tool>();
  readonly labelled = output<string>();
  readonly typed = output<string>();
  readonly left = output<void>();

  private readonly field = viewChild.required(TermField);
  protected readonly tools = TOOLS;
  protected readonly colourOf = colourOf;

  focusLabel(): void {
    this.field().focus();
  }
}
