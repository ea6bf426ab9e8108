import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';
import type { Person } from './person.js';

const USERS = '/api/v1/users';

/** The people behind the ids of the log. */
@Service()
export class PeopleClient {
  private readonly http = inject(HttpClient);
  private readonly known = new Map<string, Promise<Person | undefined>>();

  /** Each is asked for once; whoever is not there any more, or is no person, is left out. */
  async named(ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const people = await Promise.all(ids.map((id) => this.person(id)));
    return new Map(people.filter((one) => one !== undefined).map((one) => [one.id, one]));
  }

  /** By part of the name or the address. */
  async search(text: string): Promise<readonly Person[]> {
    const { items } = await firstValueFrom(this.http.get<Page<Person>>(USERS, { params: { q: text, limit: 8 } }));
    return items;
  }

  private person(id: string): Promise<Person | undefined> {
    const asked = this.known.get(id) ?? firstValueFrom(this.http.get<Person>(`${USERS}/${id}`)).catch(() => undefined);
    this.known.set(id, asked);
    return asked;
  }
}
