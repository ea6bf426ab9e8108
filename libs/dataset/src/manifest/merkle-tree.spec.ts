import { auditPath, CHUNK, EMPTY_ROOT, leafHash, MerkleTree, rootAt, rootOf } from './merkle-tree.js';

const leavesOf = (count: number): Buffer[] => Array.from({ length: count }, (_, index) => leafHash(`line ${index}`));

function treeOf(leaves: readonly Buffer[]): MerkleTree {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree;
}

describe('the tree over a manifest', () => {
  // Known answers of Certificate Transparency (google/certificate-transparency, merkle_tree_test.cc).
  const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const ROOTS = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  it.each(ROOTS.map((root, index) => [index + 1, root] as const))('has the known root over %i leaves', (size, root) => {
    // All of them are below 0x80, so as text they have the same bytes.
    const bytes = LEAVES.slice(0, size).map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
    expect(treeOf(bytes.map(leafHash)).root().toString('hex')).toBe(root);
  });

  it('has the root of RFC 6962 over nothing', () => {
    expect(new MerkleTree().root()).toEqual(EMPTY_ROOT);
    expect(EMPTY_ROOT.toString('hex')).toMatch(/^e3b0c442/);
  });

  it.each([CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7, 5 * CHUNK])('is the same in chunks over %i leaves', (size) => {
    const leaves = leavesOf(size);
    expect(treeOf(leaves).root()).toEqual(rootOf(leaves));
  });

  it.each([1, 2, 3, 7, 100, CHUNK, CHUNK + 1, 3 * CHUNK + 5])('proves every tenth of %i leaves', (size) => {
    const leaves = leavesOf(size);
    const tree = treeOf(leaves);
    for (let index = 0; index < size; index += Math.ceil(size / 10)) {
      const from = Math.floor(index / CHUNK) * CHUNK;
      const path = auditPath(index, leaves.slice(from, from + CHUNK), tree.chunks());
      const leaf = leaves[index] ?? EMPTY_ROOT;
      expect(rootAt(index, size, leaf, path)).toEqual(tree.root());
      expect(rootAt(index, size, leafHash('another'), path)).not.toEqual(tree.root());
      if (size > 1) expect(rootAt(index === 0 ? 1 : index - 1, size, leaf, path)).not.toEqual(tree.root());
    }
  });

  it('takes no path that is too long, too short or from beside the tree', () => {
    const leaves = leavesOf(5);
    const chunks = treeOf(leaves).chunks();
    const path = auditPath(2, leaves, chunks);
    const leaf = leaves[2] ?? EMPTY_ROOT;
    expect(rootAt(2, 5, leaf, path.slice(1))).toBeUndefined();
    expect(rootAt(2, 5, leaf, [...path, EMPTY_ROOT])).toBeUndefined();
    expect(rootAt(5, 5, leaf, path)).toBeUndefined();
    expect(rootAt(-1, 5, leaf, path)).toBeUndefined();
  });
});
