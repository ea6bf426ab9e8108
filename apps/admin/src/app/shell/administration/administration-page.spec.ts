import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type Permission, Role, can } from '@odr/contracts';

import { Session } from '../../shared/data-session/session.js';
import { ADMINISTRATION } from '../destinations.js';
import AdministrationPage from './administration-page.js';

describe('where administrators start', () => {
  async function places(mayDo: (permission: Permission) => boolean): Promise<string[]> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Session, useValue: { can: mayDo } }],
    });
    const fixture = TestBed.createComponent(AdministrationPage);
    await fixture.whenStable();
    const links = (fixture.nativeElement as HTMLElement).querySelectorAll('a');
    return Array.from(links, (link) => link.getAttribute('href') ?? '');
  }

  it('leads to every page of the administration', async () => {
    expect(await places((permission) => can(Role.Admin, permission))).toEqual(ADMINISTRATION.map(({ path }) => path));
  });

  it('leads only where one may go', async () => {
    expect(await places((permission) => permission === 'audit.read')).toEqual(['/audit']);
  });

  it('has nothing for moderators', () => {
    expect(ADMINISTRATION.filter(({ permission }) => can(Role.Moderator, permission))).toEqual([]);
  });
});
