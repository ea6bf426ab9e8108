/** The ways of ranking that one may ask for; without one the server takes what was measured to be best. */
export const MODES = [
  { value: '', word: 'What works best' },
  { value: 'hybrid', word: 'Words and meaning' },
  { value: 'text', word: 'Words only' },
  { value: 'vector', word: 'Meaning only' },
] as const;
