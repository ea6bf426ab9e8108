import { Component, computed, effect, inject, input, linkedSignal, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { AnnotationSourceClient } from '../data/annotation-source-client.js';
import { isObject, parsed } from '../../shared/util-json/json-text.js';
import type { SchemaCheck } from '../data/source.js';
import { CodeEditor } from '../../shared/ui-code/code-editor.js';
import { SchemaForm } from '../../shared/ui-schema-form/schema-form.js';
import type { Schema } from '../../shared/ui-schema-form/schema-reading.js';
import { beginning, type FieldChange } from '../../shared/ui-schema-form/schema-value.js';

const NOTHING_WRONG: SchemaCheck = { schemaErrors: [], valueErrors: [] };
const CHECK_AFTER_MS = 400;

/** A schema as it is written, the form that it makes, and a value laid under it; the server judges both. */
@Component({
  selector: 'odr-workbench',
  imports: [CodeEditor, MatButton, ProblemView, SchemaForm],
  templateUrl: './workbench.html',
  styleUrl: './workbench.scss',
})
export class Workbench {
  readonly text = model.required<string>();
  readonly isReadOnly = input(false);

  private readonly client = inject(AnnotationSourceClient);
  private readonly json = computed(() => parsed(this.text()));
  /** The last text that was an object: half-written JSON must not take the form away. */
  protected readonly schema = linkedSignal<unknown, Schema>({
    source: () => {
      const json = this.json();
      return 'value' in json ? json.value : undefined;
    },
    computation: (value, before) => (isObject(value) ? value : (before?.value ?? {})),
  });
  protected readonly notJson = computed(() => {
    const json = this.json();
    if ('problem' in json) return json.problem;
    return isObject(json.value) ? '' : 'A schema is an object.';
  });
  protected readonly sample = linkedSignal(() =>
    JSON.stringify(beginning(this.schema(), this.schema()) ?? null, null, 2),
  );
  protected readonly value = computed(() => {
    const json = parsed(this.sample());
    return 'value' in json ? json.value : undefined;
  });
  protected readonly sampleNotJson = computed(() => 'problem' in parsed(this.sample()));

  protected readonly check = signal<SchemaCheck>(NOTHING_WRONG);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isChecking = signal(false);
  private asked = 0;
  private readonly checkSoon = debounced(
    CHECK_AFTER_MS,
    (schema: Schema, value: unknown) => void this.ask(schema, value),
  );

  constructor() {
    effect(() => {
      const [schema, value] = [this.schema(), this.value()];
      if (this.notJson() !== '') return;
      this.isChecking.set(true);
      this.checkSoon(schema, value);
    });
  }

  protected again(): void {
    void this.ask(this.schema(), this.value());
  }

  protected fill({ value }: FieldChange): void {
    this.sample.set(JSON.stringify(value ?? null, null, 2));
  }

  protected tidy(): void {
    this.text.set(JSON.stringify(this.schema(), null, 2));
  }

  private async ask(schema: Schema, value: unknown): Promise<void> {
    const turn = (this.asked += 1);
    try {
      const check = await this.client.check(schema, value);
      // Answers may overtake each other; only the last question counts.
      if (turn !== this.asked) return;
      this.check.set(check);
      this.problem.set(undefined);
    } catch (error) {
      // The server may be away; what is written stays, and can be checked again.
      if (turn === this.asked) this.problem.set(toProblem(error));
    } finally {
      if (turn === this.asked) this.isChecking.set(false);
    }
  }
}
