import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { actionWord, STATUS_WORDS } from '../data/rule.js';
import { RuleClient } from '../data/rule-client.js';
import { ProofSettings } from './proof-settings.js';

/** All rules, those that act first, with what they did today. */
@Component({
  selector: 'odr-rules-page',
  imports: [Empty, Icon, MatButton, ProblemView, ProofSettings, RouterLink, Skeleton],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.scss',
})
export default class RulesPage {
  private readonly client = inject(RuleClient);

  protected readonly answer = resource({ loader: () => this.client.list() });
  protected readonly rules = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly words = STATUS_WORDS;
  protected readonly actionWord = actionWord;
}
