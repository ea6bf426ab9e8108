import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';
import type { Nameable, Names, Person } from './names.js';

const USERS = '/api/v1/users';
const ADDRESS = { user: USERS, team: '/api/v1/teams' } as const;

/** The names behind the ids of the log. */
@Service()
export class NameClient {
  private readonly http = inject(HttpClient);
  private readonly known = new Map<string, Promise<string | undefined>>();

  /** Each is asked for once; what is not there any more is left out. */
  async names(of: readonly Nameable[]): Promise<Names> {
    const found = await Promise.all(of.map(async (one) => [one.id, await this.name(one)] as const));
    return new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
  }

  /** People by part of the name or the address. */
  async search(text: string): Promise<readonly Person[]> {
    const { items } = await firstValueFrom(this.http.get<Page<Person>>(USERS, { params: { q: text, limit: 8 } }));
    return items;
  }

  private name({ type, id }: Nameable): Promise<string | undefined> {
    const asked = this.known.get(id) ?? this.ask(`${ADDRESS[type]}/${id}`);
    this.known.set(id, asked);
    return asked;
  }

  private async ask(address: string): Promise<string | undefined> {
    try {
      return (await firstValueFrom(this.http.get<{ readonly name: string }>(address))).name;
    } catch {
      // Deleted since, or not for us: the log outlives what it is about, and shows the id instead.
      return undefined;
    }
  }
}
