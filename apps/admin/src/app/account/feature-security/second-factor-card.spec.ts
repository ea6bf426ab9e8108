import { HttpErrorResponse } from '@angular/common/http';
import { type HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

import { Session } from '../../shared/data-session/session.js';
import type { OwnerProof, SecondFactor } from '../data/second-factor.js';
import { SecondFactorClient } from '../data/second-factor-client.js';
import { SecondFactorCard } from './second-factor-card.js';

const OFF: SecondFactor = { enabled: false, required: false, recoveryCodesLeft: 0 };
const ON: SecondFactor = { enabled: true, required: false, recoveryCodesLeft: 10 };
const SECRET = { secret: 'GEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ' };
const CODES = ['aaaa-aaaa-aaaa-aaaa', 'bbbb-bbbb-bbbb-bbbb'];

describe('the card of the second factor', () => {
  let state: SecondFactor;
  let refusals: string[];
  let asked: unknown[][];
  let owes: number;
  let loader: HarnessLoader;
  let text: () => string;

  async function card(now: SecondFactor, ...refused: string[]): Promise<void> {
    [state, refusals, asked, owes] = [now, refused, [], 0];
    const answer = <R>(name: string, result: R, ...given: unknown[]): Promise<R> => {
      asked.push([name, ...given]);
      const code = refusals.shift();
      const status = code === 'auth.reauthentication_required' ? 403 : 401;
      return code === undefined
        ? Promise.resolve(result)
        : Promise.reject(new HttpErrorResponse({ status, error: { title: 'No', status, code } }));
    };
    const client = {
      state: () => Promise.resolve(state),
      setUp: (password?: string) => answer('setUp', SECRET, password),
      confirm: (code: string) => answer('confirm', CODES, code),
      renewRecoveryCodes: (proof: OwnerProof) => answer('renew', CODES, proof),
      switchOff: (proof: OwnerProof) => answer('switchOff', undefined, proof),
    };
    const session = { user: signal({ email: 'ada@example.org' }), owesSecondFactor: () => (owes += 1) };
    TestBed.configureTestingModule({
      providers: [
        { provide: SecondFactorClient, useValue: client },
        { provide: Session, useValue: session },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    const fixture = TestBed.createComponent(SecondFactorCard);
    await fixture.whenStable();
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    text = () => (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ');
  }
  const press = async (label: string): Promise<void> =>
    (await loader.getHarness(MatButtonHarness.with({ text: label }))).click();
  const fieldOf = (label: string): Promise<MatFormFieldHarness> =>
    loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
  const type = async (label: string, value: string): Promise<void> => {
    const control = await (await fieldOf(label)).getControl(MatInputHarness);
    await control?.setValue(value);
  };

  it('sets one up: key, first code, recovery codes', async () => {
    await card(OFF);
    await press('Set it up');

    expect(asked).toEqual([['setUp', undefined]]);
    expect(text()).toContain('GEZD GNBV GY3T QOJQ');
    await type('Code', '123456');
    await press('Switch on');
    expect(asked.at(-1)).toEqual(['confirm', '123456']);
    expect(text()).toContain('bbbb-bbbb-bbbb-bbbb');
    state = ON;
    await press('I have kept them');
    expect(text()).toContain('You have 10 recovery codes left');
    expect(text()).not.toContain('bbbb-bbbb');
  });

  it('asks for the password when signing in was long ago', async () => {
    await card(OFF, 'auth.reauthentication_required', 'auth.bad_credentials');
    await press('Set it up');
    await type('Password', 'not this one');
    await press('Go on');

    expect(await (await fieldOf('Password')).getTextErrors()).toEqual(['This is not your password']);
    await type('Password', 'seven quiet lanterns');
    await press('Go on');
    expect(asked.at(-1)).toEqual(['setUp', 'seven quiet lanterns']);
    expect(text()).toContain('GEZD GNBV');
  });

  it('can be left for another day', async () => {
    await card(OFF);
    await press('Set it up');
    await press('Not now');

    expect(text()).toContain('Set it up');
    expect(text()).not.toContain('GEZD');
  });

  it('makes new recovery codes with a code, and with the password where that is asked', async () => {
    await card(ON, 'auth.reauthentication_required');
    await press('New recovery codes');
    await type('Code', '123456');
    await press('Make them');
    await type('Password', 'seven quiet lanterns');
    await press('Make them');

    expect(asked).toEqual([
      ['renew', { code: '123456' }],
      ['renew', { code: '123456', password: 'seven quiet lanterns' }],
    ]);
    expect(await loader.getAllHarnesses(MatDialogHarness)).toHaveLength(0);
    expect(text()).toContain('aaaa-aaaa-aaaa-aaaa');
  });

  it('switches off with a right code only', async () => {
    await card(ON, 'auth.second_factor_wrong');
    await press('Switch off');
    const dialog = await loader.getHarness(MatDialogHarness);
    const accept = async (): Promise<void> =>
      (await dialog.getHarness(MatButtonHarness.with({ text: 'Switch off' }))).click();
    await type('Code', '123456');
    await accept();
    expect(await (await fieldOf('Code')).getTextErrors()).toEqual(['Wrong, or used before. Wait for the next one']);
    state = OFF;
    await type('Code', '654321');
    await accept();

    expect(text()).toContain('Switched off.');
    expect(owes).toBe(0);
  });

  it('leads to another one at once where the role needs it', async () => {
    await card({ ...ON, required: true });
    await press('Switch off');
    await type('Code', '123456');
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getContentText()).toContain('you can do nothing else until you have set up another');
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Switch off' }))).click();

    expect(owes).toBe(1);
  });

  it('warns when few recovery codes are left', async () => {
    await card({ ...ON, recoveryCodesLeft: 1 });

    expect(text()).toContain('You have 1 recovery code left. Make new ones before you need them.');
  });
});
