import { IsBoolean, ValidateIf } from 'class-validator';

const isGiven = (_object: object, value: unknown): boolean => value !== undefined;

/** Which notices come by mail too. The centre has all of them. */
export class NotificationPreferencesResponse {
  /** Always: whoever takes over an account must not be able to silence its owner. */
  readonly security!: true;
  readonly teams!: boolean;
  readonly contributions!: boolean;
  readonly reports!: boolean;
  readonly agreements!: boolean;
  readonly searches!: boolean;
  readonly datasets!: boolean;
}

export class ChangeNotificationPreferencesRequest {
  /** Invitations, new members, changes of role. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly teams?: boolean;

  /** What became of uploads. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly contributions?: boolean;

  /** What became of reports. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly reports?: boolean;

  /** New versions of the terms. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly agreements?: boolean;

  /** What saved searches have found. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly searches?: boolean;

  /** Withdrawals from datasets that one has downloaded. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly datasets?: boolean;
}
