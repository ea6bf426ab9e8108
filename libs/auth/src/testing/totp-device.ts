import { codeAt, stepAt } from '../second-factor/totp.policy.js';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** What people have in their pocket: takes the secret as it is shown, and shows codes. */
export class TotpDevice {
  private readonly secret: Buffer;

  constructor(base32: string) {
    const bits = [...base32].map((symbol) => BASE32.indexOf(symbol).toString(2).padStart(5, '0')).join('');
    this.secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  }

  /** @param steps later than now, in half minutes; a server takes one more or less */
  code(now = new Date(), steps = 0): string {
    return codeAt(this.secret, stepAt(new Date(now.getTime() + steps * STEP_MS)));
  }

  /** Six digits that it shows neither now nor in the steps beside. */
  wrongCode(now = new Date()): string {
    const shown = [-1, 0, 1].map((steps) => this.code(now, steps));
    return ['000000', '111111', '222222', '333333'].find((code) => !shown.includes(code)) ?? '';
  }
}
