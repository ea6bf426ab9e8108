import type { EngineBackend, EngineInput } from '@odr/contracts';
import { normaliseLicense } from '@odr/licensing';
import type { CreateEmbeddingEngineRequest } from '../dto/embedding-engine.request.dto.js';
import { EngineSettingRefused } from '../embedding.errors.js';

type Wish = Pick<CreateEmbeddingEngineRequest, 'type' | 'modality' | 'reads' | 'backend'>;

/** What is computed here can look at pictures and read words; for anything else clients have to bring the vectors. */
const READS_ITSELF: Readonly<Record<'content' | 'annotation', { modality: string; input: EngineInput }>> = {
  content: { modality: 'image', input: 'image' },
  annotation: { modality: 'text', input: 'text' },
};

/**
 * What kinds of question the engine reads; where the request does not say, what it has to read to embed its things.
 * @throws EngineSettingRefused
 */
export function readsOf({ type, modality, reads, backend }: Wish): readonly EngineInput[] {
  if (type === 'annotation' && modality !== 'text')
    throw new EngineSettingRefused('modality', 'of annotations is text: what is embedded is what they say');
  if (backend.kind === 'client') {
    if (reads && reads.length > 0)
      throw new EngineSettingRefused('reads', 'must be empty: nothing here computes for an engine of clients');
    return [];
  }
  const own = READS_ITSELF[type];
  if (modality !== own.modality)
    throw new EngineSettingRefused('backend.kind', `must be client: nothing here can look at ${modality}`);
  const given = reads ?? [own.input];
  if (!given.includes(own.input))
    throw new EngineSettingRefused('reads', `must include ${own.input}: that is what its things are`);
  return given;
}

/** The parts that belong to the kind, and no others. @throws EngineSettingRefused */
export function backendOf({ kind, folder, url, style, model, key }: Wish['backend']): EngineBackend {
  const given = Object.entries({ folder, url, style, model, key }).filter(([, value]) => value !== undefined);
  const allowed = { onnx: ['folder'], http: ['url', 'style', 'model', 'key'], client: [] as string[] }[kind];
  const stranger = given.find(([name]) => !allowed.includes(name))?.[0];
  if (stranger) throw new EngineSettingRefused(`backend.${stranger}`, `does not belong to the kind ${kind}`);
  if (kind === 'client') return { kind };
  if (kind === 'onnx') return { kind, folder: present('backend.folder', folder) };
  return {
    kind,
    url: present('backend.url', url),
    style: present('backend.style', style),
    ...(model === undefined ? {} : { model }),
  };
}

/** @throws EngineSettingRefused for what is no licence that a machine could tell apart */
export function licenseOf(license: string): string {
  const { spdx, problem } = normaliseLicense({ license });
  if (spdx === null)
    throw new EngineSettingRefused('license', `must be an SPDX expression. ${problem?.detail ?? ''}`.trim());
  return spdx;
}

function present<T>(path: string, value: T | undefined): T {
  if (value === undefined) throw new EngineSettingRefused(path, 'must be given for this kind');
  return value;
}
