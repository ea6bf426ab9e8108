import { Component, computed, input, linkedSignal, output } from '@angular/core';

import { CodeEditor } from '../ui-code/code-editor.js';
import { parsed } from '../util-json/json-text.js';

const LINE_PX = 18.2;
const FRAME_PX = 12;
const [LEAST_LINES, MOST_LINES] = [3, 14];

/** A part of a value that no field fits, as JSON. Half-written JSON stays here and is told to nobody. */
@Component({
  selector: 'odr-json-part',
  imports: [CodeEditor],
  template: `
    <odr-code-editor
      [label]="label() + ', as JSON'"
      [text]="text()"
      [style.block-size.px]="height()"
      (textChange)="write($event)"
    />
    <p role="status" [class.wrong]="problem() !== ''">{{ problem() }}</p>
  `,
  styles: `
    p:empty {
      display: none;
    }

    p {
      font: var(--mat-sys-body-small);
    }

    .wrong {
      color: var(--odr-status-delisted);
    }
  `,
})
export class JsonPart {
  readonly label = input.required<string>();
  readonly value = input.required<unknown>();
  /** Undefined when the text is emptied. */
  readonly changed = output<unknown>();

  /** As it is written, as long as that means the value. */
  protected readonly text = linkedSignal<string, string>({
    source: () => textOf(this.value()),
    computation: (fresh, before) => (before && isText(before.value, fresh) ? before.value : fresh),
  });
  protected readonly problem = computed(() => {
    const json = parsed(this.text());
    return this.text().trim() === '' || 'value' in json ? '' : `Not JSON yet: ${json.problem}`;
  });
  protected readonly height = computed(() => {
    const lines = this.text().split('\n').length + 1;
    return Math.min(MOST_LINES, Math.max(LEAST_LINES, lines)) * LINE_PX + FRAME_PX;
  });

  protected write(text: string): void {
    this.text.set(text);
    const json = parsed(text);
    const isSame = isText(text, textOf(this.value()));
    if (text.trim() === '') this.changed.emit(undefined);
    else if ('value' in json && !isSame) this.changed.emit(json.value);
  }
}

const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** Whether a text is another way to write the same JSON. */
function isText(text: string, fresh: string): boolean {
  const json = parsed(text);
  return 'value' in json ? JSON.stringify(json.value, null, 2) === fresh : false;
}
