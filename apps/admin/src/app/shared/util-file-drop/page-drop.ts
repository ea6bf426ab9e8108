import { Directive } from '@angular/core';

import { DropTarget } from './drop-target.js';

/** Lets files be dropped anywhere on the page: a file that misses its target would be opened instead of the page. */
@Directive({
  selector: '[odrPageDrop]',
  exportAs: 'odrPageDrop',
  host: {
    '(document:dragenter)': 'enter($event)',
    '(document:dragover)': 'allow($event)',
    '(document:dragleave)': 'leave($event)',
    '(document:drop)': 'drop($event)',
  },
})
export class PageDrop extends DropTarget {}
