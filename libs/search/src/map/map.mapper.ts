import type { MapResponse, MapVersionResponse } from './dto/map.response.dto.js';
import { whyDue } from './map.policy.js';
import type { DrawnMap } from './map.service.js';

export const toMapResponse = ({
  id,
  engine,
  method,
  landmarks,
  quality,
  completedAt,
  regions,
}: DrawnMap): MapResponse => ({
  version: id,
  engine: engine.name,
  method,
  landmarks: landmarks ?? 0,
  quality,
  completedAt: completedAt?.toISOString() ?? null,
  regions,
});

export function toVersionResponse(version: DrawnMap): MapVersionResponse {
  const { id, engine, state, method, seed, parameters, landmarks, done, total, quality, failure } = version;
  const { placed, placedSince, strangeSince, createdAt, completedAt } = version;
  return {
    version: id,
    engine: engine.name,
    state,
    method,
    seed,
    parameters,
    landmarks,
    done,
    total,
    placed,
    placedSince,
    strangeSince,
    due: state === 'serving' ? (whyDue(version) ?? null) : null,
    quality,
    failure,
    createdAt: createdAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
  };
}
