import { Directive } from '@angular/core';

import { DropTarget } from './drop-target.js';

/** Lets files and folders be dropped on its element. */
@Directive({
  selector: '[odrFileDrop]',
  exportAs: 'odrFileDrop',
  host: {
    '(dragenter)': 'enter($event)',
    '(dragover)': 'allow($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
    '[class.odr-drop-over]': 'isOver()',
  },
})
export class FileDrop extends DropTarget {}
