import { inject } from '@angular/core';
import { DecisionAction } from '@odr/contracts';

import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import type { Shortcut } from '../../shared/util-shortcuts/shortcuts.js';
import { moved, zoomed } from '../ui/picture-view.js';
import { CaseDesk } from './case-desk.js';
import { ModeratorPreferences } from './moderator-preferences.js';
import { QueueStore } from './queue-store.js';

const PAN = 12;

/** The keys of the desk. Injection context only. @param focusNote puts the cursor into the note */
export function injectQueueKeys(focusNote: () => void): void {
  const store = inject(QueueStore);
  const desk = inject(CaseDesk);
  const preferences = inject(ModeratorPreferences);
  const isThere = (): boolean => desk.content() !== undefined;
  const verdict = (key: string, label: string, action: DecisionAction): Shortcut => ({
    key,
    label,
    run: () => desk.decide(action),
    isEnabled: () => desk.offers(action),
  });
  const look = (key: string, label: string, run: () => void): Shortcut => ({
    key,
    label,
    run,
    isRepeating: true,
    isEnabled: () => desk.isRevealed(),
  });
  const pan = (x: number, y: number) => () => desk.view.update((view) => moved(view, x, y));
  injectShortcuts('Moderation', [
    { key: 'j', aliases: ['ArrowDown', 'ArrowRight'], label: 'Next case', run: () => store.move(1) },
    { key: 'k', aliases: ['ArrowUp', 'ArrowLeft'], label: 'Previous case', run: () => store.move(-1) },
    {
      key: ' ',
      label: 'Reveal or hide the picture',
      run: () => desk.isRevealed.update((is) => preferences.settings().reveal === 'hold' || !is),
      release: () => {
        if (preferences.settings().reveal === 'hold') desk.isRevealed.set(false);
      },
      isEnabled: isThere,
    },
    { key: 'g', label: 'Greyscale on or off', run: () => preferences.toggleGrey() },
    { key: 'b', label: 'Another strength of blur', run: () => preferences.changeBlur() },
    verdict('a', 'Approve', DecisionAction.Approve),
    verdict('r', 'Reject (asks for the policy)', DecisionAction.Reject),
    verdict('d', 'Delist (asks for the policy)', DecisionAction.Delist),
    verdict('f', 'Flag as illegal (asks first)', DecisionAction.FlagIllegal),
    verdict('e', 'Escalate to who leads (asks why)', DecisionAction.Escalate),
    verdict('w', 'Wait until tomorrow', DecisionAction.Defer),
    verdict('l', 'Label it (asks for the label)', DecisionAction.Label),
    { key: 's', label: 'Skip: not for me (asks why)', run: () => desk.pass('skip') },
    { key: 'h', label: 'Hold it for hours', run: () => desk.pass('hold') },
    { key: 't', label: 'Hand it to a colleague', run: () => desk.pass('hand_over') },
    {
      key: 'u',
      aliases: ['z'],
      label: 'Undo the last verdict',
      run: () => void store.undo(),
      isEnabled: () => store.pending() !== undefined || store.lastSent() !== undefined,
    },
    {
      key: 'y',
      label: 'Decide as about the same picture before',
      run: () => desk.repeat(),
      isEnabled: () => desk.before() !== undefined,
    },
    {
      key: 'm',
      label: 'Decide once for all that are the same picture',
      run: () => desk.decideAll(),
      isEnabled: () => desk.hasFollowers(),
    },
    {
      key: 'c',
      label: 'Take over what I hold elsewhere',
      run: () => void store.takeOver(),
      isEnabled: () => store.heldElsewhere() > 0,
    },
    { key: 'n', label: 'Write a note', run: focusNote },
    look('+', 'Nearer', () => desk.view.update((view) => zoomed(view, 1))),
    look('-', 'Further', () => desk.view.update((view) => zoomed(view, -1))),
    look('Shift+ArrowLeft', 'Look left', pan(PAN, 0)),
    look('Shift+ArrowRight', 'Look right', pan(-PAN, 0)),
    look('Shift+ArrowUp', 'Look up', pan(0, PAN)),
    look('Shift+ArrowDown', 'Look down', pan(0, -PAN)),
  ]);
}
