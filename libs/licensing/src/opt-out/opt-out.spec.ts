import { plusDataMining } from './plus-data-mining.js';
import { trainingMining } from './training-mining.js';
import { combinedStance, type UsageStance } from './usage-signal.js';

const VOCABULARY = 'http://ns.useplus.org/ldf/vocab/';
const packet = (inside: string, prefix = 'plus'): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
     <rdf:Description xmlns:${prefix}="http://ns.useplus.org/ldf/xmp/1.0/"${inside}</rdf:RDF></x:xmpmeta>`;
const attribute = (value: string): string => packet(` plus:DataMining="${value}"/>`);
const stances = (xmp: string): UsageStance[] => plusDataMining(xmp).map(({ stance }) => stance);

// IPTC Photo Metadata 2023.1 with the PLUS vocabulary, and what files in the wild say instead.
describe('plus:DataMining', () => {
  it.each([
    [`${VOCABULARY}DMI-UNSPECIFIED`, ['unknown']],
    [`${VOCABULARY}DMI-ALLOWED`, ['allowed']],
    [`${VOCABULARY}DMI-PROHIBITED-AIMLTRAINING`, ['disallowed']],
    [`${VOCABULARY}DMI-PROHIBITED-GENAIMLTRAINING`, ['disallowed']],
    [`${VOCABULARY}DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING`, ['disallowed']],
    [`${VOCABULARY}DMI-PROHIBITED`, ['disallowed']],
    [`${VOCABULARY}DMI-PROHIBITED-SEECONSTRAINT`, ['constrained']],
    [`${VOCABULARY}DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR`, ['constrained']],
    [`${VOCABULARY}DMI-PROHIBITED-SEELINKEDRIGHTSEXPR`, ['constrained']],
    ['https://ns.useplus.org/ldf/vocab/DMI-ALLOWED', ['allowed']],
    [`${VOCABULARY}DMI-PROHIBITED-AITRAINING`, ['disallowed']],
    [`${VOCABULARY}DMI-PROHIBITED-EXCEPTSEARCH`, ['disallowed']],
    ['DMI-PROHIBITED', ['disallowed']],
    ['Prohibited for Generative AI/ML training', ['disallowed']],
    [`${VOCABULARY}DMI-WHATEVER`, ['unreadable']],
    ['http://evil.example/DMI-ALLOWED', []],
    ['http://evil.example/DMI-PROHIBITED', []],
    ['', []],
  ])('%s is %j', (value, expected) => expect(stances(attribute(value))).toEqual(expected));

  it.each([
    ['an element', packet(`><plus:DataMining>${VOCABULARY}DMI-PROHIBITED</plus:DataMining></rdf:Description>`)],
    ['a resource', packet(`><plus:DataMining rdf:resource="${VOCABULARY}DMI-PROHIBITED"/></rdf:Description>`)],
    [
      'a list',
      packet(
        `><plus:DataMining><rdf:Bag><rdf:li>${VOCABULARY}DMI-PROHIBITED</rdf:li></rdf:Bag></plus:DataMining></rdf:Description>`,
      ),
    ],
    ['another prefix', packet(` p:DataMining='${VOCABULARY}DMI-PROHIBITED'/>`, 'p')],
  ])('reads %s', (_form, xmp) => expect(stances(xmp)).toEqual(['disallowed']));

  it('is not looked for in other words', () => {
    expect(stances(packet('><dc:description>plus:DataMining</dc:description></rdf:Description>'))).toEqual([]);
    expect(stances('')).toEqual([]);
  });

  it('is done with a hostile packet at once', () => {
    const startedAt = performance.now();
    stances('<plus:DataMining '.repeat(20_000));

    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

/** A text of CBOR: a head and its bytes. */
const text = (value: string): string =>
  value.length < 24
    ? String.fromCharCode(0x60 + value.length) + value
    : `\u0078${String.fromCharCode(value.length)}${value}`;
const entry = (name: string, use: string): string => `${text(name)}\u00a1${text('use')}${text(use)}`;
const assertion = (label: string, ...entries: string[]): Buffer =>
  Buffer.from(`\u00ff\u00d8jumb${label}\u0000\u00a1${text('entries')}\u00a2${entries.join('')}`, 'latin1');

// C2PA 1.x and CAWG 1.1: training and data mining assertions.
describe('training and data mining assertions', () => {
  it.each<[Buffer, string[]]>([
    [assertion('cawg.training-mining', entry('cawg.ai_generative_training', 'notAllowed')), ['disallowed']],
    [
      assertion('c2pa.training-mining', entry('c2pa.ai_training', 'allowed'), entry('c2pa.data_mining', 'notAllowed')),
      ['allowed', 'disallowed'],
    ],
    [assertion('c2pa.training-mining', entry('c2pa.ai_training', 'constrained')), ['constrained']],
    [assertion('c2pa.training-mining', entry('c2pa.ai_inference', 'notAllowed')), ['unreadable']],
    [assertion('c2pa.training-mining', entry('c2pa.ai_training', 'sometimes')), ['unreadable']],
    [assertion('c2pa.training-mining'), ['unreadable']],
    [
      Buffer.from('{"label":"cawg.training-mining","data":{"entries":{"cawg.ai_training":{"use":"notAllowed"}}}}'),
      ['disallowed'],
    ],
    [Buffer.from('nothing of the kind'), []],
    [Buffer.alloc(0), []],
  ])('%#', (bytes, expected) => expect(trainingMining(bytes).map(({ stance }) => stance)).toEqual(expected));

  it('does not mind that a claim names the assertion as well', () => {
    const file = Buffer.concat([
      assertion('c2pa.training-mining', entry('c2pa.ai_training', 'allowed')),
      Buffer.alloc(5_000),
      Buffer.from('self#jumbf=c2pa.training-mining'),
    ]);

    expect(trainingMining(file).map(({ stance }) => stance)).toEqual(['allowed']);
  });
});

// draft-ietf-aipref-vocab, combining statements: any refusal refuses, else any permission allows, else unknown.
describe('combining signals', () => {
  const TABLE: [UsageStance, UsageStance, string][] = [
    ['allowed', 'allowed', 'allowed'],
    ['allowed', 'disallowed', 'disallowed'],
    ['allowed', 'unknown', 'allowed'],
    ['disallowed', 'allowed', 'disallowed'],
    ['disallowed', 'disallowed', 'disallowed'],
    ['disallowed', 'unknown', 'disallowed'],
    ['unknown', 'allowed', 'allowed'],
    ['unknown', 'disallowed', 'disallowed'],
    ['unknown', 'unknown', 'unknown'],
    ['allowed', 'constrained', 'disallowed'],
    ['allowed', 'unreadable', 'disallowed'],
  ];

  it.each(TABLE)('%s with %s is %s', (a, b, expected) => expect(combinedStance([a, b])).toBe(expected));

  it('is unknown where nobody said anything', () => expect(combinedStance([])).toBe('unknown'));
});
