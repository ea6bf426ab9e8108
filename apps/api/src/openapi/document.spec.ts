import { operationId } from './document.js';

describe('operation ids', () => {
  it.each([
    ['ContentController', 'list', 'content_list'],
    ['AnnotationSourceController', 'create', 'annotation_source_create'],
    ['ModerationController', 'claimNext', 'moderation_claimNext'],
  ])('%s.%s is %s', (controller, method, id) => {
    expect(operationId(controller, method)).toBe(id);
  });
});
