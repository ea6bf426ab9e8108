/** Opens the palette, and closes it again; as the frame knows it before the palette itself is loaded. */
export const PALETTE_KEY = 'Ctrl+k';
