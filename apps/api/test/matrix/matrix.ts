import type { Caller } from './callers.js';
import { inTurns } from './in-turns.js';
import type { Operation } from './operations.js';
import { send, type Answer } from './requests.js';
import type { Resource } from './kinds/index.js';
import { ROUTES, type Route } from './routes/index.js';
import { changesOf, LOOKS, toldOf, Trace, type Change } from './trace.js';
import type { Outcome, Relation } from './outcome.js';
import { expectedOutcome, statusesOf } from './verdict.js';
import type { World } from './world.js';

/** One call of the matrix. */
interface Cell {
  readonly caller: Caller;
  readonly relation: Relation;
  readonly expected: Outcome;
}

/** With what the call is about. */
interface MadeCell extends Cell {
  readonly resource: Resource;
}

interface Played extends MadeCell {
  readonly answer: Answer;
}

export interface Findings {
  readonly cases: number;
  /** One line each; none when the wall holds. */
  readonly holes: readonly string[];
}

const AT_ONCE = 8;

/** What to add for operations that the table does not know. */
export const missingLines = (operations: readonly Operation[]): string[] =>
  operations
    .filter(({ name }) => ROUTES[name] === undefined)
    .map(
      ({ name }) =>
        `apps/api/test/matrix/routes/*.routes.ts lack the line  '${name}': route(<kind>, <rule>, <request>),`,
    );

/** Calls one operation as everybody about everything. */
export class OperationMatrix {
  private readonly successes: readonly number[];

  /** @param base where the API answers, unless it is the world's own */
  constructor(
    private readonly world: World,
    private readonly operation: Operation,
    private readonly route: Route,
    private readonly base = world.system.url,
  ) {
    this.successes = operation.statuses.filter((status) => status >= 200 && status < 400);
  }

  async run(): Promise<Findings> {
    const cells = this.cells();
    // Whoever is refused changes nothing, so those calls may meet the same things, all at once; so may readers.
    const isReading = this.operation.method === 'GET' && !this.route.isKept;
    const isHarmless = (cell: Cell): boolean => cell.expected !== 'allowed' || isReading;
    const harmless = cells.filter(isHarmless);
    const changing = cells.filter((cell) => !isHarmless(cell));
    const { played, traces } = await this.playHarmless(harmless);
    const changed = await inTurns(AT_ONCE, changing, async (cell) => this.play(await this.make(cell)));
    return {
      cases: cells.length,
      holes: [
        ...[...played, ...changed].flatMap((one) => this.judge(one)),
        ...traces,
        ...differencesBetweenHiddenAndAbsent(played).map((line) => `${this.operation.name} ${line}`),
      ],
    };
  }

  private cells(): Cell[] {
    return this.world.callers
      .map((callerOf) => callerOf(this.operation))
      .flatMap((caller) =>
        this.route.kind.relations
          // Strangers own nothing.
          .filter((relation) => relation !== 'own' || caller.userId !== undefined)
          .map((relation) => ({
            caller,
            relation,
            expected: expectedOutcome(this.operation, this.route, caller, relation),
          })),
      );
  }

  private async playHarmless(cells: readonly Cell[]): Promise<{ played: Played[]; traces: string[] }> {
    const made = await inTurns(AT_ONCE, cells, (cell) => this.make(cell));
    const trace = await Trace.begin(this.world.system);
    const played = await inTurns(AT_ONCE, made, (cell) => this.play(cell));
    const changes = await trace.changes();
    return { played, traces: changes.length === 0 ? [] : await this.whoLeft(changes, made) };
  }

  /** Calls once more, one after the other, to name the calls that leave something behind. */
  private async whoLeft(changes: readonly Change[], made: readonly MadeCell[]): Promise<string[]> {
    const lines: string[] = [];
    for (const cell of made) {
      const left = await this.leftBy(cell);
      if (left.length === 0) continue;
      const deed = cell.expected === 'allowed' ? 'only reads' : 'was refused';
      lines.push(`${this.describe(cell)}: ${deed}, yet changed ${toldOf(left)}`);
    }
    if (lines.length === 0)
      process.stderr.write(`${this.operation.name}: none of these calls writes ${toldOf(changes)}\n`);
    return lines;
  }

  /** What a call writes whenever it is made, each time about something new: what is done already might be done no more. */
  private async leftBy(cell: MadeCell): Promise<readonly Change[]> {
    const others = await inTurns(1, Array<Cell>(LOOKS - 1).fill(cell), (one) =>
      // Some things can be there once for each caller.
      this.make(one).catch(() => cell),
    );
    return changesOf(this.world.system, (time) => this.play(others[time] ?? cell));
  }

  private async make(cell: Cell): Promise<MadeCell> {
    const caller = this.route.signsOut ? await this.world.onAnotherDevice(cell.caller) : cell.caller;
    return { ...cell, caller, resource: await this.route.kind.make(this.world, cell.relation, caller) };
  }

  private async play(cell: MadeCell): Promise<Played> {
    const { caller, resource } = cell;
    const path = this.operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
      const value = resource[name];
      if (value === undefined) throw new Error(`${this.operation.name}: its kind of resource has no "${name}".`);
      return encodeURIComponent(value);
    });
    const request = this.route.request({ world: this.world, resource, caller });
    return { ...cell, answer: await send(this.base, this.operation.method, path, caller.headers, request) };
  }

  private judge(played: Played): string[] {
    const { expected, answer } = played;
    const { status, headers, text } = answer;
    const lines: string[] = [];
    const statuses = statusesOf(expected, this.successes);
    const isHeldUp = expected === 'allowed' && (this.route.heldUpBy ?? []).some((code) => text.includes(`"${code}"`));
    if (!statuses.includes(status) && !isHeldUp)
      lines.push(`expected ${expected} (${statuses.join(' or ')}), got ${status} ${text.slice(0, 200)}`);
    if (status >= 500 && !isHeldUp) lines.push(`is answered by a failure, ${status}`);
    if (status >= 400 && !headers.get('content-type')?.startsWith('application/problem+json'))
      lines.push(`is refused with ${String(headers.get('content-type'))}, which is no problem`);
    return lines.map((line) => `${this.describe(played)}: ${line}`);
  }

  private describe({ caller, relation }: Cell): string {
    return `${this.operation.name} as ${caller.name}${relation === 'none' ? '' : ` (${relation})`}`;
  }
}

/** What is hidden has to look like what is not there: status, headers and body, but for the ids that were asked for. */
function differencesBetweenHiddenAndAbsent(played: readonly Played[]): string[] {
  const missing = played.filter(({ expected }) => expected === 'absent');
  return missing.flatMap((one) => {
    const absent = missing.find(({ caller, relation }) => relation === 'absent' && caller.name === one.caller.name);
    if (absent === undefined || absent === one) return [];
    const [hidden, gone] = [faceOf(one), faceOf(absent)];
    return hidden === gone ? [] : [`as ${one.caller.name}: ${one.relation} ${hidden} differs from absent ${gone}`];
  });
}

const EACH_ITS_OWN = new Set(['date', 'x-request-id', 'keep-alive', 'connection']);

function faceOf({ answer: { status, headers, text }, resource }: Played): string {
  const shown = [...headers].filter(([name]) => !EACH_ITS_OWN.has(name));
  const asked = Object.values(resource).toSorted((a, b) => b.length - a.length);
  const body = asked.reduce((rest, value) => rest.replaceAll(value, '…'), text);
  return `${status} ${JSON.stringify(shown)} ${body.replace(/"instance":"[^"]*"/, '"instance":"…"')}`;
}
