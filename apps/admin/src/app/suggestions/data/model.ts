/** What the pages of models show, as the API answers it. */
export type { SuggestionModelResponse, SuggestionRunResponse, UpdateSuggestionModelRequest } from '@odr/sdk';
