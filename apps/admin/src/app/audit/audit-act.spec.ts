import { AUDIT_ACTS, type AuditAct } from '@odr/contracts';

import { words } from '../shared/util-format/format.js';
import { actGroups, lookOfAct } from './audit-act.js';

describe('audited acts', () => {
  it('are in words of their own, each: add the new one to audit-act.ts', () => {
    expect(AUDIT_ACTS.filter((act) => lookOfAct(act).word === words(act))).toEqual([]);
  });

  it('are all offered as filters, once', () => {
    const offered = actGroups(AUDIT_ACTS).flatMap(({ acts }) => acts.map(({ act }) => act));

    expect(offered.toSorted()).toEqual([...AUDIT_ACTS].toSorted());
  });

  it('that are newer than the console show their code', () => {
    expect(lookOfAct('rocket.launched' as AuditAct)).toEqual({ word: 'Rocket launched', icon: 'info' });
  });
});
