import { Circuit } from './circuit.js';

describe('a circuit', () => {
  let now: number;
  let circuit: Circuit;
  beforeEach(() => {
    now = 0;
    circuit = new Circuit({ failuresToRest: 2, restMs: 1_000 }, () => now);
  });
  const fail = (times: number): void => {
    for (let i = 0; i < times; i++) circuit.failed('it does not answer');
  };

  it('lets questions through until enough have failed in a row', () => {
    fail(1);
    circuit.succeeded();
    fail(1);
    expect(circuit.admits()).toBe(true);
    fail(1);
    expect(circuit.admits()).toBe(false);
    expect(circuit.rest).toEqual({ reason: 'it does not answer', until: 1_000 });
  });

  it('lets one through after a rest, and all when that went well', () => {
    fail(2);
    now = 1_000;
    expect([circuit.rest, circuit.admits(), circuit.admits()]).toEqual([undefined, true, false]);
    circuit.succeeded();
    expect([circuit.admits(), circuit.admits()]).toEqual([true, true]);
  });

  it('rests longer each time, and at most ten minutes', () => {
    fail(3);
    expect(circuit.rest?.until).toBe(2_000);
    fail(30);
    expect(circuit.rest?.until).toBe(600_000);
  });

  it('takes nothing from a question that was given up', () => {
    fail(2);
    now = 1_000;
    circuit.admits();
    circuit.abandoned();
    expect(circuit.admits()).toBe(true);
  });
});
