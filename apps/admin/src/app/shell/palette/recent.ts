import { Service, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';

import { Session } from '../../shared/data-session/session.js';
import { ADMINISTRATION, AREAS, placeOf } from '../destinations.js';

/** A page that was open a while ago. */
export interface RecentPage {
  readonly address: string;
  readonly title: string;
}

const MOST = 8;
const KEY = 'odr.recent';
/** Pages of single things that no place of the rail leads to. */
const THINGS = [{ path: '/contents' }, { path: '/annotations' }];
const PLACES = [...AREAS.flatMap(({ places }) => places), ...ADMINISTRATION, ...THINGS];

/**
 * The pages of single things that somebody looked at last, and what they searched for. Only this tab knows them, and each person
 * only their own: names of pictures are nothing to leave behind on a shared machine.
 */
@Service()
export class RecentPages {
  private readonly title = inject(Title);
  private readonly session = inject(Session);
  private readonly changes = signal(0);

  /** Called when a page is left: only then its title is surely its own. */
  leave(address: string): void {
    const title = titleOf(address, this.title.getTitle());
    if (title === undefined) return;
    const pages = [{ address, title }, ...this.all().filter((page) => keyOf(page.address) !== keyOf(address))];
    sessionStorage.setItem(this.key(), JSON.stringify(pages.slice(0, MOST)));
    this.changes.update((count) => count + 1);
  }

  /** The latest first. */
  all(): readonly RecentPage[] {
    this.changes();
    try {
      return JSON.parse(sessionStorage.getItem(this.key()) ?? '[]') as readonly RecentPage[];
    } catch {
      // Written by hand or by another version: there is nothing to remember.
      return [];
    }
  }

  private key(): string {
    return `${KEY}.${this.session.user()?.id ?? 'anyone'}`;
  }
}

/** Undefined for what is not worth a line: a place itself is listed anyway, and addresses of mails carry secrets. */
function titleOf(address: string, pageTitle: string): string | undefined {
  const path = pathOf(address);
  const searched = path === '/browse' ? new URLSearchParams(address.split('?')[1]).get('q')?.trim() : undefined;
  if (searched) return `“${searched}”`;
  const place = placeOf(PLACES, path);
  if (!place || place.path === path) return undefined;
  return pageTitle.split(' · ')[0] || undefined;
}

const pathOf = (address: string): string => address.split(/[?#]/)[0] ?? '';

/** What is the same page: a search differs by its words, all else by its path alone. */
const keyOf = (address: string): string => (pathOf(address) === '/browse' ? address : pathOf(address));
