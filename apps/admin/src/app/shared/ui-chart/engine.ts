import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what our charts use; this file is a chunk of its own that is fetched with the first chart.
use([BarChart, CustomChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export const open = (host: HTMLElement): EChartsType => init(host, undefined, { renderer: 'svg' });
