import { AuthWorkerModule } from '../auth-worker.module.js';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { withSettings } from '../testing/with-settings.js';

/** How often a value of the one is larger than one of the other: 0.5 when they cannot be told apart. */
function share(ones: readonly number[], others: readonly number[]): number {
  const wins = ones.map((one) => others.reduce((sum, other) => sum + (one > other ? 1 : one === other ? 0.5 : 0), 0));
  return wins.reduce((sum, won) => sum + won, 0) / (ones.length * others.length);
}

/** Four standard deviations of that share when there is nothing to tell (Mann and Whitney), for so many values of each. */
const byChance = (count: number): number => 4 * Math.sqrt((2 * count + 1) / (12 * count ** 2));

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/**
 * Who can tell from the time of an answer whether an address is known? Samples alternate, so that a slow moment meets both
 * kinds. Leaving out one statement for unknown addresses shows in 600 of each even while the machine is busy.
 */
describe('asking for letters takes as long for an address that nobody has', () => {
  let app: AuthApp;
  let restoreSettings: () => void;
  beforeAll(async () => {
    const endless = (name: string) => `${name}.address=100000/60 ${name}.account=100000/60`;
    restoreSettings = withSettings({
      EMAIL_VERIFICATION: 'required',
      RATE_LIMITS: `${endless('letters')} ${endless('register')}`,
    });
    app = await AuthApp.start(AuthWorkerModule);
    await app.call('POST', '/auth/register', {
      body: { email: 'known@example.org', password: PASSWORD, name: 'Known' },
    });
  });
  afterAll(async () => {
    restoreSettings();
    await app.stop();
  });

  const timed = async (path: string, body: object): Promise<number> => {
    const before = performance.now();
    const { status } = await app.call('POST', path, { body });
    const took = performance.now() - before;
    expect(status).toBe(202);
    return took;
  };

  async function compare(path: string, bodyFor: (email: string) => object, rounds: number): Promise<void> {
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let warmUp = 0; warmUp < 20; warmUp += 1) await timed(path, bodyFor(`warm-${warmUp}@example.org`));
    for (let round = 0; round < rounds; round += 1) {
      const turns = [
        async () => known.push(await timed(path, bodyFor('known@example.org'))),
        async () => unknown.push(await timed(path, bodyFor(`nobody-${round}@example.org`))),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }

    expect(Math.abs(share(known, unknown) - 0.5)).toBeLessThan(byChance(rounds));
    expect(median(known) / median(unknown)).toBeGreaterThan(0.75);
    expect(median(known) / median(unknown)).toBeLessThan(1.33);
  }

  it.each([['/auth/password/forgot'], ['/auth/email/verify/resend']])(
    '%s',
    async (path) => {
      await compare(path, (email) => ({ email }), 600);
    },
    120_000,
  );

  it('/auth/register, where addresses have to be verified', async () => {
    await compare('/auth/register', (email) => ({ email, password: PASSWORD, name: 'Someone' }), 100);
  }, 120_000);
});
