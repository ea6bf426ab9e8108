import { exporting } from './story/export.js';
import { importing } from './story/import.js';
import { moderating } from './story/moderation.js';
import { searching } from './story/search.js';
import { describeWithFixtures } from './support/fixtures.js';

/** One collection on its whole way. Each part needs what the one before it left. */
describeWithFixtures('the first collection', () => {
  describe('import', importing);
  describe('moderation', moderating);
  describe('search', searching);
  describe('export', exporting);
});
