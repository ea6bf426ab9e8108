import type { ChartData } from '../../shared/util-chart/chart-data.js';
import type { QueueMinute } from '../data/job-queue.js';

const MINUTE_MS = 60_000;

/**
 * What finished minute by minute up to now, of all queues or of one; minutes in which nothing did are there with zero.
 * @param minutes how many, the last being the one that `nowMs` is in
 */
export function throughputChart(
  history: readonly QueueMinute[],
  { queue, minutes, nowMs }: { readonly queue: string | undefined; readonly minutes: number; readonly nowMs: number },
): ChartData {
  const last = Math.floor(nowMs / MINUTE_MS);
  const done = new Array<number>(minutes).fill(0);
  const failed = new Array<number>(minutes).fill(0);
  for (const minute of history) {
    const at = minutes - 1 - (last - Math.floor(Date.parse(minute.at) / MINUTE_MS));
    if (at < 0 || at >= minutes || (queue && minute.queue !== queue)) continue;
    done[at] = (done[at] ?? 0) + minute.done;
    failed[at] = (failed[at] ?? 0) + minute.failed;
  }
  return {
    kind: 'columns',
    labelTitle: 'Minute',
    labels: done.map((_, at) => CLOCK.format((last - minutes + 1 + at) * MINUTE_MS)),
    series: [
      { name: 'Done', values: done },
      { name: 'Failed', values: failed },
    ],
  };
}

const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
