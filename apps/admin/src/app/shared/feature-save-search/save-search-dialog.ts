import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormField, form, maxLength, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { SearchAlert } from '@odr/contracts';

import { action } from '../data-problem/action.js';
import { SavedSearchClient, type SavedSearchDescription } from '../data-saved-search/data/saved-search-client.js';
import { ALERT_WORDS, queryWords, type KeptQuery, type SavedSearch } from '../data-saved-search/saved-search.js';
import { ProblemView } from '../ui-error/problem-view.js';

/** What is to be saved; with the search as it was read when one is edited. */
export interface SearchToSave {
  readonly query: KeptQuery;
  readonly search?: SavedSearch;
}

/** Name, alerts and team of a search; closes with the search as it is kept. */
@Component({
  selector: 'odr-save-search-dialog',
  imports: [FormField, MatButton, MatDialogModule, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView],
  templateUrl: './save-search-dialog.html',
  styles:
    'mat-dialog-content { display: grid; gap: 14px; min-inline-size: min(420px, 80vw); padding-block-start: 8px; }',
})
export class SaveSearchDialog {
  protected readonly given = inject<SearchToSave>(MAT_DIALOG_DATA);
  private readonly client = inject(SavedSearchClient);
  private readonly dialog = inject<MatDialogRef<SaveSearchDialog, SavedSearch>>(MatDialogRef);

  private readonly model = signal<Fields>({
    teamId: this.given.search?.team?.id ?? '',
    name: this.given.search?.name ?? queryWords(this.given.query).replaceAll(/[“”]/g, '').slice(0, 100),
    alert: this.given.search?.alert ?? 'off',
  });
  protected readonly fields = form(this.model, (path) => {
    required(path.name, { message: 'Give it a name' });
    maxLength(path.name, 100, { message: 'At most 100 characters' });
  });
  protected readonly alerts = Object.entries(ALERT_WORDS).map(([value, word]) => ({ value, word }));
  protected readonly looksFor = queryWords(this.given.query);
  protected readonly isOwn = this.given.search?.isOwn ?? true;
  protected readonly mayChange = this.given.search?.mayChange ?? true;
  private readonly ownTeams = resource({ loader: () => (this.isOwn ? this.client.teams() : Promise.resolve([])) });
  /** The one that it is shared with stays a choice, whatever one is in it by now. */
  protected readonly teams = computed(() => {
    const known = this.ownTeams.hasValue() ? this.ownTeams.value() : [];
    const team = this.given.search?.team;
    return team && !known.some(({ id }) => id === team.id) ? [team, ...known] : known;
  });

  protected readonly save = action(async () => {
    const { search, query } = this.given;
    const { name, alert, teamId } = this.model();
    const kept = search
      ? await this.client.update(search, changesOf(search, this.model()))
      : await this.client.create({ name, alert, teamId: teamId || null, query });
    this.dialog.close(kept);
  });
  protected readonly isOutdated = computed(() => this.save.problem()?.status === 412);

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.save.run();
      return undefined;
    });
  }
}

interface Fields {
  readonly name: string;
  readonly alert: SearchAlert;
  /** Empty for nobody's but one's own. */
  readonly teamId: string;
}

/** Only what is another now: not everybody may change everything. */
function changesOf(search: SavedSearch, { name, alert, teamId }: Fields): Partial<SavedSearchDescription> {
  return {
    ...(name === search.name ? {} : { name }),
    ...(alert === search.alert ? {} : { alert }),
    ...(teamId === (search.team?.id ?? '') ? {} : { teamId: teamId || null }),
  };
}
