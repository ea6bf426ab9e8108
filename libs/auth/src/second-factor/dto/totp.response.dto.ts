export class TotpSecretResponse {
  /** For typing it into the device: base32. @example 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' */
  readonly secret!: string;
  /** For a QR code. @example 'otpauth://totp/Open%20Data%20Repository:ada%40example.org?secret=…&issuer=Open%20Data%20Repository' */
  readonly uri!: string;
}

export class RecoveryCodesResponse {
  /** Each stands in for the device once. Nobody can read them again. @example ['k3m9-x2qf-7hwd-pz4t'] */
  readonly recoveryCodes!: string[];
}

export class SecondFactorResponse {
  /** Whether signing in takes a code. */
  readonly enabled!: boolean;
  /** Whether the role needs one; while it is not enabled, nothing else is open. */
  readonly required!: boolean;
  readonly recoveryCodesLeft!: number;
}
