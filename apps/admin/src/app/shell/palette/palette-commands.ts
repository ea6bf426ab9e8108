import { inject } from '@angular/core';
import { Router } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { Features } from '../../shared/data-features/features.js';
import { Session } from '../../shared/data-session/session.js';
import { type ShortcutScope, Shortcuts, keyLabel } from '../../shared/util-shortcuts/shortcuts.js';
import { ADMINISTRATION, AREAS, OWN, openTo, switchedOn } from '../destinations.js';
import { Theme } from '../theme.js';
import type { Command } from './command.js';
import { PALETTE_KEY } from './palette-key.js';
import { RecentPages } from './recent.js';

/** What the palette offers before anything is looked up. Injection context only. */
export function injectCommands() {
  const [session, features, router, recent] = [inject(Session), inject(Features), inject(Router), inject(RecentPages)];
  const go = (address: string) => (): void => void router.navigateByUrl(address);
  return {
    recent: recent
      .all()
      .filter(({ address }) => address !== router.url)
      .map(({ address, title }): Command => {
        const path = address.split('?')[0] ?? '';
        return { id: `recent ${address}`, word: title, hint: path, icon: 'history', run: go(address) };
      }),
    places: places()
      .filter(openTo(session))
      .filter(switchedOn(features, session))
      .map(({ path, word, hint, icon }): Command => ({ id: path, word, hint, icon, run: go(path) })),
    actions: [...actionsOf(inject(Shortcuts)), ...themes(inject(Theme))],
    searchFor: (typed: string): Command => ({
      id: 'search',
      word: `Search for “${typed}”`,
      icon: 'search',
      run: () => void router.navigate(['/browse'], { queryParams: { q: typed } }),
    }),
    open: ({ id, name, status, license }: Content): Command => ({
      id,
      word: name,
      hint: [status, license ?? 'no licence'].join(' · '),
      icon: 'image',
      run: go(`/contents/${id}`),
    }),
  };
}

const places = () => [
  ...AREAS.flatMap((area) => area.places.map((place) => ({ ...place, hint: area.word, icon: area.icon }))),
  ...ADMINISTRATION.map((place) => ({ ...place, hint: 'Administration' })),
  ...OWN.map((place) => ({ ...place, hint: 'Yours' })),
];

/** What keys do on this page. What lasts for as long as a key is held cannot be chosen from a list. */
function actionsOf(shortcuts: Shortcuts): readonly Command[] {
  const command = ({ name }: ShortcutScope, { key, label, run }: ShortcutScope['shortcuts'][number]): Command => {
    const now = shortcuts.isOff() ? undefined : shortcuts.keyOf(name, key);
    return {
      id: `${name} ${key}`,
      word: label,
      hint: name,
      icon: 'keyboard',
      ...(now === undefined ? {} : { key: keyLabel(now) }),
      run,
    };
  };
  return shortcuts
    .visible()
    .flatMap((scope) =>
      scope.shortcuts
        .filter((one) => !one.release && one.key !== PALETTE_KEY && (one.isEnabled?.() ?? true))
        .map((one) => command(scope, one)),
    );
}

const themes = (theme: Theme): readonly Command[] => [
  { id: 'theme system', word: 'Theme as the system', icon: 'contrast', run: () => theme.choose('system') },
  { id: 'theme light', word: 'Light theme', icon: 'light_mode', run: () => theme.choose('light') },
  { id: 'theme dark', word: 'Dark theme', icon: 'dark_mode', run: () => theme.choose('dark') },
];
