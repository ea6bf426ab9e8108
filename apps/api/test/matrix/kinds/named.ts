import type { Kind } from './kind.js';

/** A queue by its name: there, or not there. */
const named = (name: string, value: string): Kind => ({
  relations: ['published', 'absent'],
  make: (_world, relation) => ({ [name]: relation === 'absent' ? 'no-such-name' : value }),
});

export const moderationQueue = named('name', 'pending');
/** One that no other test judges by. */
export const policy = named('code', 'terms.quality');
export const jobQueue = named('queue', 'dataset');
export const scanner = named('scanner', 'quality');
export const license = named('id', 'CC0-1.0');
export const featureToggle = named('name', 'Show Datasets');
export const engine = named('engine', 'all-MiniLM-L6-v2');
export const agreement = named('kind', 'contribution_terms');
export const provider = named('provider', 'github');

/** The first version of an agreement. */
export const agreementText: Kind = {
  relations: ['published', 'absent'],
  make: (_world, relation) => ({ kind: 'dco', version: relation === 'absent' ? '0.0' : '1.1' }),
};
