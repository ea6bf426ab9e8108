import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { FileDrop } from '../../shared/util-file-drop/file-drop.js';
import { UploadClient } from '../data/upload-client.js';
import { UploadRowView } from '../ui/upload-row.js';
import { takesUploads } from '../upload.js';
import { UploadStore } from './upload-store.js';

/** Files and folders in, with what holds for all of them said once. */
@Component({
  selector: 'odr-upload-page',
  imports: [
    FileDrop,
    Icon,
    LicensePicker,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RouterLink,
    UploadRowView,
  ],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
})
export default class UploadPage {
  protected readonly store = inject(UploadStore);
  private readonly licenseClient = inject(LicenseClient);
  private readonly agreementClient = inject(AgreementClient);
  private readonly uploadClient = inject(UploadClient);

  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  private readonly terms = resource({ loader: () => this.agreementClient.inForce() });
  private readonly myTeams = resource({ loader: () => this.uploadClient.teams() });

  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly teams = computed(() => (this.myTeams.hasValue() ? this.myTeams.value().filter(takesUploads) : []));
  protected readonly mustAccept = computed(
    () =>
      this.store.mustAcceptTerms() || (this.terms.hasValue() && this.terms.value().some(({ accepted }) => !accepted)),
  );

  protected add(files: readonly File[] | FileList | null): void {
    if (files) this.store.add([...files]);
  }
}
