import { HttpErrorResponse } from '@angular/common/http';
import { type HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatRadioButtonHarness } from '@angular/material/radio/testing';

import { TeamClient, type TeamDeletion } from '../data/team-client.js';
import { aTeam } from '../testing.js';
import { DeleteDialog } from './delete-dialog.js';

const EMPTY: TeamDeletion = { members: 4, invitations: 1, content: { total: 0, byStatus: {} }, choices: [] };
const FULL: TeamDeletion = {
  ...EMPTY,
  content: { total: 12, byStatus: { available: 9, pending: 3 } },
  choices: [
    { contentTo: 'uploaders', teamName: null, toTeam: 0, toContributors: 12 },
    { contentTo: 't2', teamName: 'Field notes', toTeam: 10, toContributors: 2 },
  ],
};

describe('deleting a team', () => {
  let loader: HarnessLoader;
  let words: () => string;
  let deleted: unknown[];
  let closed: unknown[];

  async function open(answers: TeamDeletion[], refusal?: HttpErrorResponse): Promise<void> {
    [deleted, closed] = [[], []];
    const client = {
      deletion: () => Promise.resolve(answers.shift() ?? FULL),
      delete: (...what: unknown[]) => {
        deleted.push(what);
        return refusal ? Promise.reject(refusal) : Promise.resolve();
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: aTeam('owner') },
        { provide: MatDialogRef, useValue: { close: (value: unknown) => closed.push(value) } },
        { provide: TeamClient, useValue: client },
      ],
    });
    const fixture = TestBed.createComponent(DeleteDialog);
    loader = TestbedHarnessEnvironment.loader(fixture);
    words = () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
    await fixture.whenStable();
  }
  const button = () => loader.getHarness(MatButtonHarness.with({ text: 'Delete' }));

  it('says in counts what it means, and waits for an answer', async () => {
    await open([FULL]);

    expect(words()).toContain('4 memberships and 1 open invitation end.');
    expect(words()).toContain('It holds 12 items (9 published, 3 waiting for review).');
    expect(words()).toContain('10 items whose contributors are in that team');
    expect(words()).toContain('2 others back to whoever brought them');
    expect(await (await button()).isDisabled()).toBe(true);
  });

  it('does what was chosen', async () => {
    await open([FULL]);
    await (await loader.getHarness(MatRadioButtonHarness.with({ label: /Field notes/ }))).check();
    await (await button()).click();

    expect(deleted).toEqual([['t1', 't2']]);
    expect(closed).toEqual([true]);
  });

  it('asks nothing when there is nothing to move', async () => {
    await open([EMPTY]);
    await (await button()).click();

    expect(words()).toContain('The team holds no content');
    expect(deleted).toEqual([['t1', undefined]]);
  });

  it('asks when something came in meanwhile', async () => {
    const error = { code: 'team.not_empty', title: 'The team still holds content.' };
    await open([EMPTY, FULL], new HttpErrorResponse({ status: 409, error }));
    await (await button()).click();

    expect(words()).toContain('The team is still there.');
    expect(await loader.getAllHarnesses(MatRadioButtonHarness)).toHaveLength(2);
    expect(closed).toEqual([]);
  });
});
