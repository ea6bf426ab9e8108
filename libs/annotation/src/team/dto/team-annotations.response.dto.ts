/** What has been said about the content of a team. */
export class TeamAnnotationsResponse {
  readonly total!: number;
  /** How many of its items have at least one. */
  readonly annotatedContents!: number;
  /** How many of them a person has edited. */
  readonly manuallyAdjusted!: number;
}
