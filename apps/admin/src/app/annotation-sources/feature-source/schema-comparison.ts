import { Component, computed, inject, input, resource } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { AnnotationSourceClient } from '../data/annotation-source-client.js';
import { schemaText } from '../data/source.js';
import { SchemaChangeList } from '../ui/schema-change-list.js';
import { SchemaDiff } from '../ui/schema-diff.js';

/** Two schemas of a source laid over each other: in words, line by line, and as the patch that programs take. */
@Component({
  selector: 'odr-schema-comparison',
  imports: [ProblemView, SchemaChangeList, SchemaDiff, Skeleton],
  template: `
    @if (problem(); as problem) {
      <odr-problem [problem]="problem" (again)="loaded.reload()" />
    } @else if (!loaded.hasValue()) {
      <odr-skeleton [count]="2" />
    } @else {
      @let comparison = loaded.value();
      <odr-schema-change-list [label]="label()" [changes]="comparison.changes" />
      <odr-schema-diff
        [label]="'Schema, version ' + to() + ' against ' + from()"
        [before]="comparison.from.annotationSchema"
        [after]="comparison.to.annotationSchema"
      />
      @if (comparison.patch.length > 0) {
        <details>
          <summary>As JSON Patch</summary>
          <pre class="odr-mono" tabindex="0" role="group" aria-label="JSON Patch">{{ patch() }}</pre>
        </details>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }

    summary {
      min-block-size: 24px;
      cursor: pointer;
    }

    pre {
      max-block-size: 320px;
      margin: 0;
      overflow: auto;
      padding: 8px;
      border: 1px solid var(--odr-line);
      border-radius: var(--odr-radius);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class SchemaComparison {
  readonly sourceId = input.required<string>();
  readonly from = input.required<number>();
  readonly to = input.required<number>();

  private readonly client = inject(AnnotationSourceClient);
  protected readonly loaded = resource({
    params: () => ({ id: this.sourceId(), from: this.from(), to: this.to() }),
    loader: ({ params: { id, from, to } }) => this.client.compare(id, from, to),
  });
  protected readonly problem = computed(() => (this.loaded.error() ? toProblem(this.loaded.error()) : undefined));
  protected readonly label = computed(() => `What version ${this.to()} changed against version ${this.from()}`);
  protected readonly patch = computed(() => (this.loaded.hasValue() ? schemaText(this.loaded.value().patch) : ''));
}
