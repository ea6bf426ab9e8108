import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { ImportClient } from '../data/import-client.js';
import {
  confidenceWords,
  formatWords,
  fromWords,
  isSerious,
  isText,
  mappingOf,
  type PreviewColumn,
  reasonWords,
  ROLE_WORDS,
  type TableMapping,
  warningWords,
} from '../data/mapping.js';
import { MappingClient } from '../data/mapping-client.js';

/** Settles what the columns of a table mean, with the first rows beside it as they would come in. */
@Component({
  selector: 'odr-mapping-page',
  imports: [
    Cell,
    Icon,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemView,
    RouterLink,
    Skeleton,
    Status,
    Table,
  ],
  templateUrl: './mapping-page.html',
  styleUrl: './mapping-page.scss',
})
export default class MappingPage {
  readonly id = input.required<string>();

  private readonly client = inject(MappingClient);
  private readonly imports = inject(ImportClient);
  private readonly router = inject(Router);

  /** What the person has said; undefined at first, empty to have the columns speak for themselves. */
  private readonly chosen = signal<TableMapping | undefined>(undefined);
  private readonly asked = resource({
    params: () => ({ id: this.id(), mapping: this.chosen() }),
    loader: ({ params }) => this.client.preview(params.id, params.mapping, true),
  });

  /** The last answer stays while the next one is on its way, so that nothing jumps. */
  protected readonly preview = linkedSignal<ReturnType<typeof this.answer>, ReturnType<typeof this.answer>>({
    source: () => this.answer(),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  protected readonly isLoading = this.asked.isLoading;
  protected readonly problem = computed(() => {
    const error = this.asked.error();
    return error === undefined ? undefined : toProblem(error);
  });
  /** A dataset of folders: its pictures come in without a mapping. */
  protected readonly hasNoTable = computed(() => this.problem()?.code === 'import.dataset_not_usable');
  protected readonly columns = computed(() => (this.preview()?.columns ?? []).map((column) => this.asChosen(column)));
  protected readonly serious = computed(() => (this.preview()?.warnings ?? []).filter(isSerious));
  protected readonly told = computed(() => (this.preview()?.warnings ?? []).filter((warning) => !isSerious(warning)));
  /** Which kept mapping is shown; empty for the proposal, `own` once a column was changed by hand. */
  private readonly picked = signal<string | undefined>(undefined);
  protected readonly used = computed(() => this.picked() ?? this.offered());
  protected readonly name = signal('');
  protected readonly saved = signal('');

  protected readonly columnHeads: readonly Column[] = [
    { name: 'column', title: 'Column' },
    { name: 'samples', title: 'In it' },
    { name: 'role', title: 'Means' },
    { name: 'why', title: 'Why' },
  ];
  /** Words for pictures that are here say nothing of licences and authors. */
  protected readonly rowHeads = computed<readonly Column[]>(() => [
    { name: 'picture', title: 'Picture' },
    { name: 'name', title: 'Title' },
    ...(this.preview()?.isGraphcap
      ? []
      : [
          { name: 'license', title: 'Licence' },
          { name: 'credit', title: 'Author and source' },
        ]),
    { name: 'words', title: 'Words' },
  ]);
  protected readonly roles = Object.entries(ROLE_WORDS).map(([role, word]) => ({ role, word }));
  protected readonly confidenceWords = confidenceWords;
  protected readonly formatCount = formatCount;
  protected readonly formatWords = formatWords;
  protected readonly fromWords = fromWords;
  protected readonly isText = isText;
  protected readonly reasonWords = reasonWords;
  protected readonly warningWords = warningWords;

  protected readonly start = action(async () => {
    const shown = this.preview();
    if (shown && !shown.isGraphcap) await this.client.settle(this.id(), mappingOf(this.columns()));
    await this.imports.act(this.id(), 'start');
    await this.router.navigate(['/imports', this.id()]);
  });
  protected readonly keep = action(async () => {
    const mapping = mappingOf(this.columns());
    const name = this.name().trim();
    const known = this.preview()?.savedMappings.find((one) => one.name === name);
    if (known) await this.client.change(known.id, mapping);
    this.picked.set(known?.id ?? (await this.client.save(name, mapping)).id);
    this.chosen.set(mapping);
    this.saved.set(name);
  });

  protected choose(column: PreviewColumn, change: { readonly role?: string; readonly isUrlEncoded?: boolean }): void {
    const all = mappingOf(this.columns());
    const { role = column.role, isUrlEncoded = column.isUrlEncoded } = change;
    this.saved.set('');
    this.picked.set('own');
    this.chosen.set({ ...all, [column.name]: { role, isUrlEncoded } });
  }

  protected use(id: string): void {
    const found = this.preview()?.savedMappings.find((one) => one.id === id);
    this.picked.set(id);
    this.saved.set('');
    this.chosen.set(found?.mapping ?? {});
    this.name.set(found?.name ?? '');
  }

  protected again(): void {
    this.asked.reload();
  }

  /** What was chosen counts at once, before the server has answered for it. */
  private asChosen(column: PreviewColumn): PreviewColumn {
    const use = this.chosen()?.[column.name];
    if (!use) return column;
    const isNew = use.role !== column.role;
    const why = isNew ? { confidence: 1, reason: 'chosen', evidence: null } : {};
    return { ...column, ...why, role: use.role, isUrlEncoded: use.isUrlEncoded === true };
  }

  /** The server reads a table with the first mapping that was kept for such tables. */
  private offered(): string {
    const shown = this.preview();
    const isKept = shown?.columns.some(({ reason }) => reason === 'saved_mapping') ?? false;
    return isKept ? (shown?.savedMappings[0]?.id ?? '') : '';
  }

  private answer() {
    return this.asked.hasValue() ? this.asked.value() : undefined;
  }
}
