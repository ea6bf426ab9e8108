import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';

import type { ItemClusterResponse, NearJudgementResponse, NearMemberResponse } from '../data/context.js';
import { DeskFixture } from './desk-fixture.js';

describe('what stands beside a case', () => {
  const near: NearMemberResponse = {
    ...{ contentId: 'copy', name: 'copy.jpg', status: 'pending', thumbhash: null, width: 640, height: 480 },
    ...{ reason: 'resized', bits: 2, evidence: {}, itemId: 'item-copy', isHeld: false, isSafe: true },
  };
  const cluster: ItemClusterResponse = {
    ...{ itemId: 'item-cow', contentId: 'content-cow', representativeId: 'copy', followers: 1 },
    members: [
      near,
      { ...near, contentId: 'twin', name: 'twin.jpg', isSafe: false, reason: 'look_alike', itemId: null },
    ],
    suggestion: null,
  };
  const suggestion: NearJudgementResponse = {
    ...{ decisionId: 'd', contentId: 'copy', name: 'copy.jpg', action: 'reject', policy: 'terms.quality' },
    ...{ reason: 'resized', bits: 2, decidedAt: '2026-03-01T10:00:00Z' },
  };
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('tells copies that would follow from pictures that are only alike, and leads to deciding once', async () => {
    at.client.cluster = cluster;
    await at.open();
    const going = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);

    expect(at.text()).toContain('1 open case is about the same picture.');
    expect(at.text()).toContain('Would follow 1');
    expect(at.text()).toContain('Only alike: looked at one by one 1');
    await at.desk.press('y');
    expect(await at.desk.caseName()).toBe('cow');
    await at.desk.press('m');
    expect(going).toHaveBeenCalledWith(['/moderation/batches/new'], { queryParams: { item: 'item-cow' } });
  });

  it('gives the verdict of before again by one key', async () => {
    at.client.cluster = { ...cluster, suggestion };
    await at.open();
    expect(at.text()).toContain('The same picture was rejected');

    await at.desk.press('y');
    await at.undoTimePasses();

    expect(at.client.decided).toEqual(['reject item-cow terms.quality']);
  });

  it('does not offer to repeat what is not done in the queue', async () => {
    at.client.hiddenActions = ['reject'];
    at.client.cluster = { ...cluster, suggestion };
    await at.open();

    await at.desk.press('y');

    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.offers('Decide so again')).toBe(false);
  });

  it('shows who brought it without a name, and the banks that know it', async () => {
    at.client.context = {
      itemId: 'item-cow',
      uploader: {
        ...{ uploader: 'a1b2c3d4e5', accountAge: 'under_a_week', items: 4, accepted: 3, rejected: 1, waiting: 0 },
        ...{ strikes: 1, strikePoints: 2 },
      },
      banks: [
        {
          ...{ bankId: 'b', bankName: 'LOGOS', kind: 'review', entryId: 'e', confirmed: 'unconfirmed' },
          ...{ bits: 4, turn: 1, effect: 'raised', matchedAt: '2026-03-01T10:00:00Z' },
        },
      ],
      history: [],
    };
    at.mayRule = true;
    await at.open();

    expect(at.text()).toContain('a1b2c3d4e5 · account younger than a week');
    expect(at.text()).toContain('3 accepted (75 %)');
    expect(at.text()).toContain('1 strike, 2 points.');
    expect(at.text()).toContain('4 bits apart, mirrored: here because of it');
    await at.desk.click('Refute entry');
    expect(at.client.ruled).toEqual(['LOGOS refuted']);
  });
});
