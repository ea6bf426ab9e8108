import { changesOf, shapesBetween } from './change.js';

const cow = { label: 'cow', bbox: [10, 10, 100, 50] };
const dog = { label: 'dog', bbox: [200, 10, 40, 50] };

describe('changes between two versions', () => {
  it('tell words of texts that changed', () => {
    const [change] = changesOf({ caption: 'A brown cow.' }, [{ op: 'replace', path: '/caption', value: 'A red cow.' }]);
    expect(change).toMatchObject({ kind: 'changed', name: 'Caption' });
    expect(change?.runs?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'brown' },
      { kind: 'added', text: 'red' },
    ]);
  });

  it('follow elements as the steps before them have moved them', () => {
    const changes = changesOf({ objects: [cow, dog] }, [
      { op: 'remove', path: '/objects/0' },
      { op: 'replace', path: '/objects/0/bbox', value: [200, 10, 45, 50] },
      { op: 'add', path: '/objects/1', value: cow },
    ]);
    expect(changes.map(({ kind, name, before, after }) => [kind, name, before, after])).toEqual([
      ['removed', 'Objects › 1 (cow)', 'cow: 100 × 50 at 10, 10', ''],
      ['changed', 'Objects › 1 (dog) › Bbox', '40 × 50 at 200, 10', '45 × 50 at 200, 10'],
      ['added', 'Objects › 2 (cow)', '', 'cow: 100 × 50 at 10, 10'],
    ]);
  });

  it('draw what went, what came and what stayed once each', () => {
    const wider = { ...dog, bbox: [200, 10, 45, 50] };
    expect(
      shapesBetween({ objects: [cow, dog] }, { objects: [cow, wider] }).map(({ tone, label }) => [tone, label]),
    ).toEqual([
      ['before', 'dog'],
      ['same', 'cow'],
      ['after', 'dog'],
    ]);
  });

  it('have names for strange members', () => {
    expect(changesOf({ 'a/b': 1 }, [{ op: 'remove', path: '/a~1b' }])).toMatchObject([
      { before: '1', kind: 'removed' },
    ]);
  });
});
