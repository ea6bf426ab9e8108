import type { SuggestionResponse } from './dto/suggestion.response.dto.js';
import type { SuggestionView } from './suggestion.view.js';

export const toSuggestionResponse = ({ decidedAt, createdAt, ...view }: SuggestionView): SuggestionResponse => ({
  ...view,
  decidedAt: decidedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
