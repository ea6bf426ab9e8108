import { Component, DestroyRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Asked when a page with unsaved words is about to go; closes with true to leave. */
@Component({
  selector: 'odr-unsaved-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Leave without saving?</h2>
    <mat-dialog-content>
      <p>What you typed about “{{ name }}” is not saved and would be lost.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="true">Leave</button>
      <button matButton="filled" type="button" [mat-dialog-close]="false" cdkFocusInitial>Stay</button>
    </mat-dialog-actions>
  `,
})
class UnsavedDialog {
  protected readonly name = inject<string>(MAT_DIALOG_DATA);
}

/**
 * Keeps what is typed and not saved from being lost by accident. Injection context only.
 * @returns what the router asks before the page goes
 */
export function injectLeaving(isDirty: () => boolean, name: () => string): () => Promise<boolean> {
  const dialog = inject(MatDialog);
  // Leaving the tab is the browser's business: it asks in its own words.
  const warn = (event: BeforeUnloadEvent): void => {
    if (isDirty()) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => window.removeEventListener('beforeunload', warn));
  return async () => {
    if (!isDirty()) return true;
    const asked = dialog.open<UnsavedDialog, string, boolean>(UnsavedDialog, { data: name(), width: '460px' });
    return (await firstValueFrom(asked.afterClosed())) ?? false;
  };
}
