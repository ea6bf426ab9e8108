import { Component, input } from '@angular/core';

import type { Place } from '../../shared/data-scan/scan.js';

/** Boxes over a picture, each with its words; laid over whatever it stands in. */
@Component({
  selector: 'odr-picture-boxes',
  template: `
    <ul aria-label="Places in the picture">
      @for (place of places(); track $index) {
        <li
          [style.inset-inline-start.%]="100 * place.box.x"
          [style.inset-block-start.%]="100 * place.box.y"
          [style.inline-size.%]="100 * place.box.width"
          [style.block-size.%]="100 * place.box.height"
        >
          <span>{{ place.label }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      position: absolute;
      inset: 0;
      pointer-events: none;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      position: absolute;
      box-sizing: border-box;
      border: 2px solid var(--odr-on-scrim);
      border-radius: 3px;
      outline: 1px solid var(--odr-scrim);
      pointer-events: auto;
    }

    span {
      position: absolute;
      inset-block-end: 100%;
      inset-inline-start: -2px;
      max-inline-size: 20ch;
      overflow: hidden;
      padding: 1px 5px;
      border-radius: 3px;
      background: var(--odr-scrim);
      color: var(--odr-on-scrim);
      font: var(--mat-sys-label-small);
      text-overflow: ellipsis;
      white-space: nowrap;
      opacity: 0;
    }

    li:hover span {
      z-index: 1;
      opacity: 1;
    }
  `,
})
export class PictureBoxes {
  readonly places = input.required<readonly Place[]>();
}
