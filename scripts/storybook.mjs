// Storybook for development: no browser opened, nothing sent anywhere.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { findPorts, storybook } from './ports.mjs';

const { ports, problem } = await findPorts([storybook], process.env, 'npm run storybook');
if (problem) {
  console.error(problem);
  process.exit(1);
}
const child = spawn(
  process.execPath,
  [
    'node_modules/.bin/storybook',
    'dev',
    '--port',
    String(ports[0]),
    '--exact-port',
    '--ci',
    '--no-open',
    '--disable-telemetry',
    '--no-version-updates',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
