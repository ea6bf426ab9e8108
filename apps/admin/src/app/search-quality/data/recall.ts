export type { EngineRecallResponse, RecallFiguresResponse, SearchRecallResponse } from '@odr/sdk';
