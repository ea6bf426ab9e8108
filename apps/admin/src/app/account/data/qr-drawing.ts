/** A QR code as one SVG path of unit squares, with the quiet margin that readers need. */
export interface QrDrawing {
  readonly path: string;
  /** Units along each side. */
  readonly size: number;
}

const QUIET_MARGIN = 4;

/** Loads the encoder when the first code is drawn: hardly anybody ever needs one. */
export async function drawQr(text: string): Promise<QrDrawing> {
  const { encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MARGIN });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { path, size: rows.length };
}
