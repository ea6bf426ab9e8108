import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { lookOf } from '../../shared/ui-status/status-kind.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { VERDICT_WORDS } from '../data/case.js';
import { type ItemClusterResponse, type NearMemberResponse, followingOf, nearWords } from '../data/context.js';

/** The copies of the picture that is judged: which would follow a decision, which are only alike, and what was said before. */
@Component({
  selector: 'odr-case-cluster',
  imports: [Icon, KeyHint, MatButton, Picture, RouterLink, ShortcutKey, TimeAgo],
  templateUrl: './case-cluster.html',
  styleUrl: './case-cluster.scss',
})
export class CaseCluster {
  readonly cluster = input.required<ItemClusterResponse>();
  readonly isHidden = input(true);
  readonly isGrey = input(true);
  /** The verdict of before can be given here, too. */
  readonly mayRepeat = input(false);
  readonly repeated = output<void>();
  readonly decideAll = output<void>();

  protected readonly groups = computed(() => {
    const members = this.cluster().members;
    const of = (...kinds: string[]): readonly NearMemberResponse[] =>
      members.filter((one) => kinds.includes(followingOf(one)));
    return [
      { name: 'Would follow', members: of('follows', 'held') },
      { name: 'The same, not waiting', members: of('same') },
      { name: 'Only alike: looked at one by one', members: of('alike') },
    ].filter((group) => group.members.length > 0);
  });
  protected readonly nearWords = nearWords;
  protected readonly formatCount = formatCount;
  protected readonly verdictWord = (action: string): string =>
    (VERDICT_WORDS[action] ?? action.replaceAll('_', ' ')).toLowerCase();
  protected readonly note = (one: NearMemberResponse): string =>
    followingOf(one) === 'held' ? 'somebody looks at it' : lookOf(one.status, undefined).word.toLowerCase();
}
