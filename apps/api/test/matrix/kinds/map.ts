import type { Kind } from './kind.js';

/** The one tile that every map has. */
export const mapTile: Kind = { relations: ['none'], make: () => ({ zoom: '0', x: '0', y: '0' }) };
