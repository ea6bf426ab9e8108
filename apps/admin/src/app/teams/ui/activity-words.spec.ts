import { type Happening, whatHappened, whoDid } from './activity-words.js';

const happening = (act: string, details = {}): Happening => ({
  act,
  actorName: 'Olga',
  bySystem: false,
  subjectName: 'Vera',
  details,
});

describe('the activity in words', () => {
  it('names members, the system, and nobody else', () => {
    expect(whoDid(happening('content.received'))).toBe('Olga');
    expect(whoDid({ ...happening('content.failed'), actorName: null, bySystem: true })).toBe('The system');
    expect(whoDid({ ...happening('content.updated'), actorName: null })).toBe('Someone outside the team');
  });

  it.each([
    ['team.member_role_changed', { from: 'viewer', to: 'admin' }, 'changed Vera from viewer to admin'],
    ['team.member_added', { role: 'viewer' }, 'added Vera as viewer'],
    ['content.status_changed', { from: 'pending', to: 'available' }, 'moved Vera to “published”'],
    ['content.received', {}, 'uploaded Vera'],
    ['team.something_new', {}, 'team something new Vera'],
  ])('%s', (act, details, sentence) => {
    const { before, after } = whatHappened(happening(act, details));

    expect(`${before} Vera ${after}`.trim()).toBe(sentence);
  });
});
