import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { SuspensionAppeal } from '../data/appeal.js';
import { strikeText } from '../data/suspension.js';

/** Where otherwise a picture stands: what somebody who was suspended says, and what is counted against them. */
@Component({
  selector: 'odr-suspension-case',
  imports: [RouterLink, TimeAgo],
  templateUrl: './suspension-case.html',
  styleUrl: './suspension-case.scss',
  // Long appeals are scrolled by keyboard as well.
  host: { role: 'region', tabindex: '0', 'aria-label': 'What is appealed' },
})
export class SuspensionCase {
  readonly appeal = input.required<SuspensionAppeal>();
  protected readonly strikeText = strikeText;
}
