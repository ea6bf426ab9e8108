import './node-version.mjs';
import { runCli } from './run-cli.mjs';

const words = process.argv.slice(2);
await runCli(words, words[0] === 'start' ? ['server', 'console'] : ['server']);
