import type { EngineRecallResponse } from './dto/search-recall.response.dto.js';
import type { EngineRecall } from './recall.service.js';

export const toEngineRecallResponse = ({ index, days, ...engine }: EngineRecall): EngineRecallResponse => ({
  ...engine,
  index: index ? { kind: index.operatorClass.split('_')[0] ?? '', sizeBytes: index.sizeBytes } : null,
  days: [...days],
});
