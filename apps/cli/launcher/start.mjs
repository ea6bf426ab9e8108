import './node-version.mjs';
import { runCli } from './run-cli.mjs';

await runCli(['start', ...process.argv.slice(2)], ['server', 'console']);
