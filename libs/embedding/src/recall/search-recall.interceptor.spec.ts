import type { ExecutionContext } from '@nestjs/common';
import { defer, lastValueFrom } from 'rxjs';
import { noteIndexUse } from './index-use.js';
import type { RecallSummary } from './recall.policy.js';
import type { RecallService } from './recall.service.js';
import { SearchRecallInterceptor } from './search-recall.interceptor.js';

const KNOWN: RecallSummary = { samples: 240, mean: 0.98745, p5: 0.9, underFilled: 0 };

describe('the header that tells recall', () => {
  const answered = async (
    rolling: () => Promise<RecallSummary | undefined>,
    handle: () => Promise<unknown>,
  ): Promise<Record<string, string>> => {
    const headers: Record<string, string> = {};
    const reply = { header: (name: string, value: string) => (headers[name] = value) };
    const context = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ExecutionContext;
    const interceptor = new SearchRecallInterceptor({ rolling } as unknown as RecallService);

    expect(await lastValueFrom(interceptor.intercept(context, { handle: () => defer(handle) }))).toBe('answer');
    return headers;
  };
  /** Asks an index somewhere deep below, after waiting. */
  const throughIndex = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    noteIndexUse('engine');
    return 'answer';
  };

  it('stands on what an index has answered', async () => {
    expect(await answered(() => Promise.resolve(KNOWN), throughIndex)).toEqual({ 'x-search-recall': '0.987;n=240' });
  });

  it('is left away where everything was compared, and while too little is known', async () => {
    expect(
      await answered(
        () => Promise.resolve(KNOWN),
        () => Promise.resolve('answer'),
      ),
    ).toEqual({});
    expect(await answered(() => Promise.resolve(undefined), throughIndex)).toEqual({});
  });

  it('is no reason to fail', async () => {
    expect(await answered(() => Promise.reject(new Error('away')), throughIndex)).toEqual({});
  });

  it('belongs to one request, however many are answered at once', async () => {
    const [one, other] = await Promise.all([
      answered(() => Promise.resolve(KNOWN), throughIndex),
      answered(
        () => Promise.resolve(KNOWN),
        () => new Promise((resolve) => setTimeout(() => resolve('answer'), 20)),
      ),
    ]);
    expect([Object.keys(one), Object.keys(other)]).toEqual([['x-search-recall'], []]);
  });
});
