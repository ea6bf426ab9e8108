export { WIDE_LADDER } from './edits.js';
export { climb } from './ladder.js';
export { photographs, scene } from './pictures.js';
