import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Session } from '../data-session/session.js';
import { FeatureClient } from './data/feature-client.js';
import { Features } from './features.js';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the features of whoever is here', () => {
  function world(mine: () => Promise<readonly object[]>) {
    const user = signal<{ id: string } | undefined>(undefined);
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { user } },
        { provide: FeatureClient, useValue: { mine } },
      ],
    });
    return { user, features: TestBed.inject(Features) };
  }

  it('are what the code says until the server has answered', async () => {
    const { features } = world(() => Promise.resolve([{ name: 'Show Datasets', isOn: true }]));
    expect(features.isOn('Show Datasets')).toBe(false);
    await settled();

    expect(features.isOn('Show Datasets')).toBe(true);
    expect(features.isOn('Open Registration')).toBe(true);
  });

  it('are asked for again when somebody signs in', async () => {
    let isOn = false;
    const { features, user } = world(() => Promise.resolve([{ name: 'Show Datasets', isOn }]));
    features.isOn('Show Datasets');
    await settled();
    isOn = true;
    user.set({ id: 'mina' });
    TestBed.tick();
    await settled();

    expect(features.isOn('Show Datasets')).toBe(true);
  });

  it('are what the code says when the server does not answer', async () => {
    const { features } = world(() => Promise.reject(new Error('away')));
    features.isOn('Show Datasets');
    await settled();

    expect(features.isOn('Show Datasets')).toBe(false);
  });
});
