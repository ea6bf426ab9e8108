import { Component, computed, input } from '@angular/core';

import type { Content } from '../../shared/data-content/content.js';
import { type Stage, stagesOf } from '../stages.js';

const WORDS: Readonly<Record<Stage['outcome'], string>> = {
  done: 'done',
  now: 'now',
  stopped: 'stopped',
  ahead: 'to come',
};

/** Four small marks: how far a picture has come. */
@Component({
  selector: 'odr-stage-bar',
  template: `
    <ol [attr.aria-label]="label()">
      @for (stage of stages(); track stage.word) {
        <li [class]="stage.outcome" [title]="stage.word + ': ' + words[stage.outcome]">
          <span class="odr-visually-hidden">{{ stage.word }}: {{ words[stage.outcome] }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      gap: 3px;
      inline-size: 96px;
    }

    li {
      flex: 1;
      block-size: 5px;
      border-radius: 3px;
      background: var(--odr-line);
    }

    .done {
      background: var(--odr-status-available);
    }

    .now {
      background: var(--odr-status-working);
    }

    .stopped {
      background: var(--odr-status-delisted);
    }

    @media (forced-colors: active) {
      li {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class StageBar {
  readonly content = input.required<Content>();
  protected readonly stages = computed(() => stagesOf(this.content()));
  protected readonly label = computed(() => `Way of ${this.content().name}`);
  protected readonly words = WORDS;
}
