import { Component, computed, DestroyRef, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { ImportKind } from '@odr/contracts';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { TusClient, type TusUpload } from '../../shared/data-upload/data/tus-client.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { formatSize } from '../../shared/util-format/format.js';
import { FileDrop } from '../../shared/util-file-drop/file-drop.js';
import { bringsFile, type ImportWish, KIND_WORDS, kindOfFile, needsMapping } from '../data/import.js';
import { ImportClient } from '../data/import-client.js';
import { TeamChoices } from '../data/team-choice-client.js';

const PROGRESS_EVERY_MS = 250;

/** Says where the pictures are and what holds for all of them; then the import begins, or its columns are settled first. */
@Component({
  selector: 'odr-new-import-page',
  imports: [
    FileDrop,
    Icon,
    LicensePicker,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatProgressBar,
    ProblemView,
    RouterLink,
  ],
  templateUrl: './new-import-page.html',
  styleUrl: './new-import-page.scss',
})
export default class NewImportPage {
  private readonly client = inject(ImportClient);
  private readonly uploads = inject(TusClient);
  private readonly router = inject(Router);
  private readonly licenseClient = inject(LicenseClient);
  private readonly teamClient = inject(TeamChoices);
  private readonly mayReadFolders = inject(Session).can('import.manage_any');

  private upload: TusUpload | undefined;
  private readonly _file = signal<File | undefined>(undefined);
  private readonly _sent01 = signal<number | undefined>(undefined);
  private readonly askedLicenses = resource({ loader: () => this.licenseClient.all() });
  private readonly askedTeams = resource({ loader: () => this.teamClient.mine() });

  protected readonly file = this._file.asReadonly();
  protected readonly sent01 = this._sent01.asReadonly();
  protected readonly kind = signal<ImportKind>(ImportKind.Archive);
  protected readonly place = signal('');
  protected readonly name = signal('');
  protected readonly license = signal('');
  protected readonly author = signal('');
  protected readonly source = signal('');
  protected readonly teamId = signal('');
  protected readonly licenses = computed(() => (this.askedLicenses.hasValue() ? this.askedLicenses.value() : []));
  protected readonly teams = computed(() => (this.askedTeams.hasValue() ? this.askedTeams.value() : []));
  protected readonly kinds = Object.values(ImportKind)
    .filter((kind) => kind !== ImportKind.Directory || this.mayReadFolders)
    .map((kind) => ({ kind, word: KIND_WORDS[kind] }));
  protected readonly hasFile = computed(() => bringsFile(this.kind()));
  protected readonly mapsFirst = computed(() => needsMapping(this.kind()));
  protected readonly isReady = computed(() =>
    this.hasFile() ? this._file() !== undefined : this.place().trim() !== '',
  );
  protected readonly formatSize = formatSize;

  protected readonly begin = action(async () => {
    const file = this._file();
    const uploadId = this.hasFile() && file ? await this.send(file) : undefined;
    const made = await this.client.create({ ...this.wish(), ...(uploadId ? { uploadId } : {}) });
    await this.router.navigate(this.mapsFirst() ? ['/imports', made.id, 'mapping'] : ['/imports', made.id]);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.upload?.pause());
  }

  protected take(files: readonly File[] | FileList | null): void {
    const [file] = files ?? [];
    if (!file) return;
    this._file.set(file);
    this.kind.set(kindOfFile(file.name));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isReady()) void this.begin.run();
  }

  /** In pieces: an archive is large, and a connection is not for ever. */
  private async send(file: File): Promise<string> {
    this.upload = this.uploads.uploadForImport(file);
    this._sent01.set(0);
    const timer = setInterval(() => this._sent01.set(this.upload?.progress01), PROGRESS_EVERY_MS);
    try {
      return (await this.upload.start()).uploadId;
    } finally {
      clearInterval(timer);
      this._sent01.set(undefined);
    }
  }

  private wish(): ImportWish {
    const [place, name, license] = [this.place().trim(), this.name().trim(), this.license().trim()];
    const [author, source] = [this.author().trim(), this.source().trim()];
    return {
      kind: this.kind(),
      defaults: {
        ...(license ? { license } : {}),
        ...(author ? { authors: [{ name: author }] } : {}),
        ...(source ? { sources: [{ type: 'url', value: source }] } : {}),
      },
      ...(name ? { name } : {}),
      ...(this.teamId() ? { teamId: this.teamId() } : {}),
      ...(this.mapsFirst() ? { draft: true } : {}),
      ...(this.hasFile()
        ? {}
        : { options: this.kind() === ImportKind.Directory ? { path: place } : { dataset: place } }),
    };
  }
}
