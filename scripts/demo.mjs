// The demo town hall on DEMO_PORT (4000), its data in packages/demo/data.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { demo, findPorts } from './ports.mjs';

const { ports, problem } = await findPorts([demo], process.env, 'npm run demo');
if (problem) {
  console.error(problem);
  process.exit(1);
}
const child = spawn(
  process.execPath,
  [
    '--conditions=twintown:source',
    '--disable-warning=ExperimentalWarning',
    'packages/demo/src/server.ts',
  ],
  { stdio: 'inherit', env: { ...process.env, PORT: String(ports[0]) } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
