import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';

import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { MAX_ADDRESSES, pastedAddresses } from '../addresses.js';
import { UploadClient } from '../data/upload-client.js';
import { WebClient } from '../data/web-client.js';
import { takesUploads } from '../upload.js';

/** Addresses in; the import that fetches them shows what becomes of each. */
@Component({
  selector: 'odr-web-page',
  imports: [Icon, LicensePicker, MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemView, RouterLink],
  templateUrl: './web-page.html',
  styleUrl: './web-page.scss',
})
export default class WebPage {
  private readonly client = inject(WebClient);
  private readonly router = inject(Router);
  private readonly licenseClient = inject(LicenseClient);
  private readonly agreementClient = inject(AgreementClient);
  private readonly uploadClient = inject(UploadClient);

  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  private readonly terms = resource({ loader: () => this.agreementClient.inForce() });
  private readonly myTeams = resource({ loader: () => this.uploadClient.teams() });

  protected readonly text = signal('');
  protected readonly license = signal('');
  protected readonly author = signal('');
  protected readonly teamId = signal('');
  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly teams = computed(() => (this.myTeams.hasValue() ? this.myTeams.value().filter(takesUploads) : []));
  protected readonly mustAccept = computed(
    () => this.terms.hasValue() && this.terms.value().some(({ accepted }) => !accepted),
  );
  protected readonly pasted = computed(() => pastedAddresses(this.text()));
  protected readonly countWords = computed(() => {
    const { addresses, strange } = this.pasted();
    const found = addresses.length === 0 ? 'No address yet' : plural(addresses.length, 'address', 'addresses');
    return strange.length === 0 ? found : `${found}. Not an address: ${strange[0]?.slice(0, 60)}`;
  });
  protected readonly isTooMany = computed(() => this.pasted().addresses.length > MAX_ADDRESSES);
  protected readonly isReady = computed(() => this.pasted().addresses.length > 0 && !this.isTooMany());
  protected readonly maxWords = formatCount(MAX_ADDRESSES);

  protected readonly fetch = action(async () => {
    const [license, author] = [this.license().trim(), this.author().trim()];
    const id = await this.client.fetch({ urls: this.pasted().addresses, license, author, teamId: this.teamId() });
    await this.router.navigate(['/imports', id]);
  });

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isReady()) void this.fetch.run();
  }
}
