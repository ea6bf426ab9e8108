import type { AuditEvent } from './audit-event.js';
import { csvOf } from './csv.js';

const event: AuditEvent = {
  id: 'e1',
  seq: 7,
  act: 'user.role_changed',
  actorId: 'ann',
  subjectType: 'user',
  subjectId: 'bob',
  address: null,
  requestId: 'request-17',
  details: { from: 'contributor', to: 'admin' },
  hash: 'ff',
  at: '2026-03-01T10:00:00.000Z',
};

describe('the log as CSV', () => {
  const lines = (name: string): string[] => csvOf([event], new Map([['ann', name]])).split('\r\n');

  it('has a head, a line for each row, and an end', () => {
    expect(lines('Ann, "the" one')).toEqual([
      'seq,at,act,actorId,actorName,subjectType,subjectId,address,requestId,details,hash',
      '7,2026-03-01T10:00:00.000Z,user.role_changed,ann,"Ann, ""the"" one",user,bob,,request-17,"{""from"":""contributor"",""to"":""admin""}",ff',
      '',
    ]);
  });

  it.each(['=HYPERLINK("http://example.org")', '+1', '-1', '@SUM(A1)', '\tx'])('makes no formula of %j', (name) => {
    expect(lines(name)[1]).toContain(`'${name.charAt(0)}`);
  });
});
