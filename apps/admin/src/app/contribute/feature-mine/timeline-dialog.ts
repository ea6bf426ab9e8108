import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { TimelineView } from '../../shared/feature-timeline/timeline-view.js';

/** The way of one picture, without leaving the list. */
@Component({
  selector: 'odr-timeline-dialog',
  imports: [MatButton, MatDialogModule, RouterLink, TimelineView],
  template: `
    <h2 mat-dialog-title>The way of {{ content.name }}</h2>
    <mat-dialog-content><odr-timeline [contentId]="content.id" /></mat-dialog-content>
    <mat-dialog-actions align="end">
      <a matButton mat-dialog-close [routerLink]="['/contents', content.id]">Open the picture</a>
      <button matButton="filled" type="button" mat-dialog-close cdkFocusInitial>Close</button>
    </mat-dialog-actions>
  `,
})
export class TimelineDialog {
  protected readonly content = inject<Content>(MAT_DIALOG_DATA);
}
