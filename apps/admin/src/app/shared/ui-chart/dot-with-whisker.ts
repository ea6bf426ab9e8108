import type { CustomSeriesRenderItem } from 'echarts';

const DOT = 5;
const CAP = 4;

/** Draws `[value, line, low, high]` as a dot with a line from low to high and a cap at each end; without an interval, a dot. */
export const dotWithWhisker =
  (colorOf: (place: number) => string): CustomSeriesRenderItem =>
  (_params, api) => {
    const [value, place, low, high] = [0, 1, 2, 3].map((dimension) => Number(api.value(dimension)));
    const at = (x = 0): readonly [number, number] => {
      const [left = 0, top = 0] = api.coord([x, place ?? 0]);
      return [left, top];
    };
    const color = colorOf(place ?? 0);
    const [cx, cy] = at(value);
    const line = (x1: number, y1: number, x2: number, y2: number) =>
      ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: 2 } }) as const;
    const [from] = at(low);
    const [to] = at(high);
    const whisker =
      low === high
        ? []
        : [line(from, cy, to, cy), line(from, cy - CAP, from, cy + CAP), line(to, cy - CAP, to, cy + CAP)];
    return {
      type: 'group',
      children: [...whisker, { type: 'circle', shape: { cx, cy, r: DOT }, style: { fill: color } }],
    };
  };
