/** What the pages of models show, as the API answers it. */
export type {
  CreateSuggestionModelRequest,
  SuggestionModelResponse,
  SuggestionRunResponse,
  SuggestionTrialResponse,
  UpdateSuggestionModelRequest,
} from '@odr/sdk';
