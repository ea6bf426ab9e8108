import { combinationsOf } from './license-combinations.js';

it('says how a licence goes together with others, and why not', () => {
  const row = combinationsOf('CC-BY-SA-4.0');
  const of = (license: string) => row.find((one) => one.license === license);

  expect(of('CC-BY-4.0')).toMatchObject({ combines: true, under: 'CC-BY-SA-4.0', relicense: 'forbidden' });
  expect(of('GPL-3.0-only')).toMatchObject({ combines: true, relicense: 'recommended' });
  expect(of('CC-BY-NC-4.0')).toMatchObject({ combines: false, under: null, because: [{ rule: 'remix_chart' }] });
});
