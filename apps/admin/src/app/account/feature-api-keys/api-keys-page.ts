import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { type ApiKey, type KeyState, stateOf } from '../../shared/data-api-key/api-key.js';
import { ApiKeyClient } from '../data/api-key-client.js';
import { meaningOf } from '../../shared/data-api-key/scopes.js';
import { RevokeDialog } from './revoke-dialog.js';

const STATES: Readonly<Record<KeyState, { readonly code: string; readonly word: string }>> = {
  active: { code: 'active', word: 'Active' },
  expiring: { code: 'pending', word: 'Ends soon' },
  expired: { code: 'inactive', word: 'Expired' },
};

/** My keys for programs. */
@Component({
  selector: 'odr-api-keys-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, Skeleton, Status, TimeAgo],
  templateUrl: './api-keys-page.html',
  styleUrls: ['../ui/account-page.scss', './api-keys-page.scss'],
})
export default class ApiKeysPage {
  private readonly client = inject(ApiKeyClient);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);

  protected readonly list = resource({ loader: () => this.client.list() });
  protected readonly problem = computed(() => (this.list.error() ? toProblem(this.list.error()) : undefined));
  protected readonly keys = computed(() =>
    this.list.hasValue()
      ? this.list.value().map((key) => ({
          ...key,
          state: STATES[stateOf(key)],
          scopeWords: plural(key.scopes.length, 'permission'),
          meanings: key.scopes.map(meaningOf),
        }))
      : undefined,
  );

  constructor() {
    injectShortcuts('API keys', [
      { key: 'n', label: 'New API key', run: () => void this.router.navigateByUrl('/account/api-keys/new') },
    ]);
  }

  protected async revoke(key: ApiKey): Promise<void> {
    const dialog = this.dialog.open<RevokeDialog, ApiKey, boolean>(RevokeDialog, { data: key, width: '480px' });
    if (await firstValueFrom(dialog.afterClosed())) {
      this.list.update((before) => before?.filter(({ id }) => id !== key.id));
    }
  }
}
