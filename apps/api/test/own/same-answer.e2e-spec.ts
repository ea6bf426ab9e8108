import { randomUUID } from 'node:crypto';
import { newId } from '@odr/kernel';
import { send, type Answer } from '../matrix/requests.js';
import { UNLIMITED } from '../matrix/unlimited.js';
import { OwnSystem } from '../support/own-system.js';
import { compare, median } from '../support/timing.js';

const SAMPLES = 200;
/** Fewer than begin the waiting for one account, with one to spare. */
const TRIES_PER_ACCOUNT = 3;
const PASSWORD = 'seven quiet lanterns by the sea';

/** A difference that is there shows in every round; one that a busy machine made up does not. */
const ROUNDS = 3;
/** Enough for all rounds of all tests, so that nobody is tried so often as to have to wait. */
const ACCOUNTS = Math.ceil((5 * ROUNDS * (SAMPLES + 1)) / TRIES_PER_ACCOUNT);
const LIKELY = 0.01;
const TOO_SMALL_TO_USE_MS = 1;

/** Somebody whose address is tried. */
type Who = 'known' | 'unknown' | 'inactive' | 'without password' | 'unverified';

const anAddress = (): string => `${randomUUID()}@example.org`;

describe('the answer about an address', () => {
  let system: OwnSystem;
  const addresses = new Map<Who, string[]>();

  beforeAll(async () => {
    system = await OwnSystem.start({ env: { ...UNLIMITED, EMAIL_VERIFICATION: 'required' } });
    const email = anAddress();
    await post('/auth/register', { email, password: PASSWORD, name: 'Ada' });
    const [{ hash } = { hash: '' }] = await system.query<{ hash: string }>(
      `SELECT password_hash AS hash FROM user_account WHERE email = $1`,
      [email],
    );
    const people = async (
      who: Who,
      { isActive = true, passwordHash = hash as string | null, isVerified = true } = {},
    ) => {
      const made = Array.from({ length: ACCOUNTS }, anAddress);
      addresses.set(who, made);
      if (who === 'unknown') return;
      await system.query(
        `INSERT INTO user_account (id, email, name, password_hash, role, is_active, email_verified_at)
         SELECT id, email, 'Someone', $3, 'contributor', $4, CASE WHEN $5 THEN now() END
           FROM unnest($1::uuid[], $2::text[]) AS made(id, email)`,
        [made.map(() => newId<string>()), made, passwordHash, isActive, isVerified],
      );
    };
    await people('known', {});
    await people('unknown', {});
    await people('inactive', { isActive: false });
    await people('without password', { passwordHash: null });
    await people('unverified', { isVerified: false });
  }, 120_000);
  afterAll(() => system.stop());

  const post = (path: string, json: object): Promise<Answer> =>
    send(system.url, 'POST', `/api/v1${path}`, {}, { json });

  interface Trial {
    readonly name: string;
    readonly ask: () => Promise<Answer>;
  }

  /** Asks in turns, each time in another order, so that whatever else the machine does hits all alike. */
  async function timesOf(trials: readonly Trial[]): Promise<ReadonlyMap<string, number[]>> {
    const times = new Map(trials.map(({ name }) => [name, [] as number[]]));
    for (let turn = 0; turn < SAMPLES; turn += 1) {
      for (const { name, ask } of trials.toSorted(() => Math.random() - 0.5)) {
        const startMs = performance.now();
        await ask();
        times.get(name)?.push(performance.now() - startMs);
      }
    }
    return times;
  }

  /** Pairs that a stopwatch tells apart in the last of so many rounds, when it could in all of them. */
  async function toldApart(trials: readonly Trial[], rounds = ROUNDS): Promise<string[]> {
    let apart: string[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const times = await timesOf(trials);
      const [[first = '', firstTimes = []] = [], ...others] = [...times];
      const medians = [...times].map(([name, values]) => `${name} ${median(values).toFixed(2)} ms`).join(', ');
      process.stderr.write(`medians of ${SAMPLES}: ${medians}\n`);
      const found = others.flatMap(([name, values]) => {
        const { differenceMs, p } = compare(firstTimes, values);
        const isTold = p < LIKELY && differenceMs > TOO_SMALL_TO_USE_MS;
        return isTold ? [`${first} and ${name}: ${differenceMs.toFixed(2)} ms, p ${p.toExponential(1)}`] : [];
      });
      if (found.length === 0) return [];
      apart = found;
    }
    return apart;
  }

  const tried = new Map<Who, number>();
  /** Another one every few tries. */
  const addressOf = (who: Who): string => {
    const tries = tried.get(who) ?? 0;
    tried.set(who, tries + 1);
    return addresses.get(who)?.[Math.floor(tries / TRIES_PER_ACCOUNT) % ACCOUNTS] ?? '';
  };
  const face = ({ status, headers, text }: Answer): string => {
    const shown = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    return `${status} ${JSON.stringify(shown)} ${text.replace(/"instance":"[^"]*"/, '')}`;
  };

  const login = (who: Who, password: string): Trial => ({
    name: who,
    ask: () => post('/auth/login', { email: addressOf(who), password }),
  });

  describe.each([
    {
      what: 'at sign-in',
      trials: [
        login('known', 'not the password'),
        login('unknown', 'not the password'),
        login('inactive', PASSWORD),
        login('without password', 'not the password'),
      ],
      status: 401,
    },
    {
      what: 'for a forgotten password',
      trials: (['known', 'unknown', 'inactive', 'unverified'] as const).map((who) => ({
        name: who,
        ask: () => post('/auth/password/forgot', { email: addressOf(who) }),
      })),
      status: 202,
    },
    {
      what: 'when the link is to be sent again',
      trials: (['known', 'unknown', 'inactive', 'unverified'] as const).map((who) => ({
        name: who,
        ask: () => post('/auth/email/verify/resend', { email: addressOf(who) }),
      })),
      status: 202,
    },
    {
      what: 'at registration',
      trials: (['known', 'unverified', 'inactive', 'unknown'] as const).map((who) => ({
        name: who,
        ask: () => {
          const email = who === 'unknown' ? anAddress() : addressOf(who);
          return post('/auth/register', { email, password: PASSWORD, name: 'Ada' });
        },
      })),
      status: 202,
    },
  ])('$what', ({ trials, status }) => {
    it('reads the same, to the byte, for every kind of address', async () => {
      const answers = await Promise.all(trials.map(({ ask }) => ask()));

      expect(answers.map((answer) => answer.status)).toEqual(trials.map(() => status));
      expect(new Set(answers.map(face)).size).toBe(1);
    });

    it('takes the same time', async () => {
      expect(await toldApart(trials)).toEqual([]);
    }, 300_000);
  });

  it('would be told apart if one kind did less', async () => {
    const known = login('known', 'not the password');
    const hasty: Trial = { name: 'hasty', ask: () => post('/auth/login', { email: 'no address', password: 'x' }) };

    expect(await toldApart([known, hasty], 1)).toHaveLength(1);
  }, 300_000);
});
