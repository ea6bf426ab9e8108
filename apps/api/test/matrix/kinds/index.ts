export * from './account.js';
export * from './bulk-edit.js';
export * from './content.js';
export * from './export.js';
export * from './kind.js';
export * from './moderation.js';
export * from './named.js';
export * from './team.js';
